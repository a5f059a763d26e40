import type { BrandLanguage } from './brand-words.ts'

export const it: BrandLanguage<'one' | 'many'> = (say) => ({
  wordOf: 'Due parole da {brand}',
  here: {
    one: say('Sei qui.', 'È qui.'),
    many: 'In questo momento ci sono qui {n}\u00a0di persone.',
    other: 'In questo momento siete qui in {n}.',
  },
  tell: {
    heading: 'Dirlo a {brand}',
    who: say(
      'Una riga, letta da chi lavora a {brand} e da nessun altro. Non si sa chi la scrive, quindi nessuno risponde. Puoi riprenderla; si cancella con i dati della campagna.',
      'Una riga, letta da chi lavora a {brand} e da nessun altro. Non si sa chi la scrive, quindi nessuno risponde. Può riprenderla; si cancella con i dati della campagna.',
    ),
    field: say('La tua riga', 'La Sua riga'),
    left: 'Caratteri rimasti: {n}',
    tooLong: 'Caratteri di troppo: {n}',
    send: 'Dirlo',
    sent: 'Detto.',
    own: say('Quello che hai detto', 'Quello che ha detto'),
    takeBack: 'Riprendere',
    takenBack: 'Ripresa e cancellata.',
    full: say(
      'Non ce ne stanno altre. Riprendi una riga per dirne un’altra.',
      'Non ce ne stanno altre. Riprenda una riga per dirne un’altra.',
    ),
    later: say('Lascia passare dieci minuti prima della prossima.', 'Lasci passare dieci minuti prima della prossima.'),
    failed: say('Non è arrivata. La tua riga è ancora qui: riprova.', 'Non è arrivata. La riga è ancora qui: riprovi.'),
  },
  privacy: {
    follows: 'Contiamo anche, ora per ora, ciò che viene aperto, riaperto e passato, senza sapere da chi.',
    presence: 'Quante persone sono qui si conta solo nella memoria del server e si dimentica entro un minuto.',
    tell: 'Una riga al marchio è cifrata, la legge solo chi ci lavora, e si cancella quando viene ripresa o con i dati della campagna.',
  },
})
