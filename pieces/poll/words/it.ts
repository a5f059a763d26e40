import type { PollLanguage } from './poll-words.ts'

export const it: PollLanguage<'one' | 'many'> = (say) => ({
  vote: 'Dare il mio voto',
  counted: 'È contato',
  change: 'Cambiare il mio voto',
  most: {
    one: 'Una sola scelta.',
    many: 'Fino a {n}\u00a0di scelte.',
    other: 'Fino a {n}\u00a0scelte.',
  },
  ranking: say('Mettile in ordine, dalla preferita all’ultima.', 'Le metta in ordine, dalla preferita all’ultima.'),
  none: say('Prima scegli.', 'Prima scelga.'),
  tooMany: {
    one: 'Non più di una.',
    many: 'Non più di {n}.',
    other: say('Non più di {n}. Prima togline una.', 'Non più di {n}. Prima ne tolga una.'),
  },
  up: 'Su: {choice}',
  down: 'Giù: {choice}',
  place: '{choice}: {n} di {all}',
  hidden: 'Il risultato resta segreto.',
  after: say('Il risultato lo vedi dopo aver votato.', 'Il risultato lo vede dopo aver votato.'),
  until: say('Puoi cambiare idea fino a {day}, ore {time}.', 'Può cambiare idea fino a {day}, ore {time}.'),
  thanks: say('Il tuo voto conta.', 'Il Suo voto conta.'),
  kept: say(
    'Senza rete il tuo voto non conta ancora. Resta qui e parte appena torna.',
    'Senza rete il Suo voto non conta ancora. Resta qui e parte appena torna.',
  ),
  failed: say('Il tuo voto non è arrivato.', 'Il Suo voto non è arrivato.'),
  tooLate: say(
    'Il tuo voto è arrivato dopo la chiusura. Non conta.',
    'Il Suo voto è arrivato dopo la chiusura. Non conta.',
  ),
  changeTooLate: say(
    'La modifica è arrivata dopo la chiusura. Conta il tuo voto di prima.',
    'La modifica è arrivata dopo la chiusura. Conta il Suo voto di prima.',
  ),
  retry: say('Riprova', 'Riprovi'),
  closed: 'Il voto è chiuso.',
  outside: 'Per votare serve un link privato.',
  votes: {
    zero: 'Nessuno ha ancora votato.',
    one: 'Un voto.',
    many: '{n}\u00a0di voti.',
    other: '{n}\u00a0voti.',
  },
  first: { one: '{n}\u00a0volta in testa', many: '{n}\u00a0di volte in testa', other: '{n}\u00a0volte in testa' },
})
