import type { Language, Say, Saying } from './dictionary.ts'

const stuck = (say: Say): Saying => ({
  line: 'Qualcosa si è inceppato.',
  hint: say('Non è stato contato niente. Ricarica la pagina.', 'Non è stato contato niente. Ricarichi la pagina.'),
})

export const it: Language<'one' | 'many'> = (say) => ({
  page: {
    noScript: {
      line: 'Per aprire serve JavaScript.',
      hint: say(
        'Quello che ti hanno tenuto da parte è cifrato, ed è il tuo browser a decifrarlo. Attiva JavaScript o apri il tuo link in un altro browser: è ancora buono.',
        'Quello che Le hanno tenuto da parte è cifrato, ed è il Suo browser a decifrarlo. Attivi JavaScript o apra il Suo link in un altro browser: è ancora buono.',
      ),
    },
    stalled: say(
      'La pagina tarda ad arrivare. Ricaricala: il tuo link è ancora buono.',
      'La pagina tarda ad arrivare. La ricarichi: il Suo link è ancora buono.',
    ),
    retry: say('Riprova', 'Riprovi'),
    reopen: 'Riapri quello che ho già',
    keepLink: say('Conserva il link', 'Conservi il link'),
    pieces: 'Che cosa c’è dentro',
    share: {
      line: say('A chi lo passi?', 'A chi lo passa?'),
      hint: say('Questo link è tuo. Scegli bene.', 'Questo link è Suo. Scelga bene.'),
      used: 'Già usato',
    },
    field: say('Il tuo messaggio, pronto da copiare', 'Il Suo messaggio, pronto da copiare'),
    goal: 'Il traguardo: {n}',
    privacy: 'Niente account, niente cookie, niente nomi. Contiamo le aperture, nient’altro.',
    languages: 'Lingue',
    unlock: {
      link: 'Si apre con un link privato.',
      shares: {
        one: say(
          'Si apre appena qualcuno apre il link che hai passato.',
          'Si apre appena qualcuno apre il link che ha passato.',
        ),
        many: say(
          'Si apre quando {n}\u00a0di persone hanno aperto il link che hai passato.',
          'Si apre quando {n}\u00a0di persone hanno aperto il link che ha passato.',
        ),
        other: say(
          'Si apre quando {n}\u00a0persone hanno aperto il link che hai passato.',
          'Si apre quando {n}\u00a0persone hanno aperto il link che ha passato.',
        ),
      },
      views: {
        one: 'Si apre per tutti alla prima apertura.',
        many: 'Si apre per tutti a {n}\u00a0di aperture.',
        other: 'Si apre per tutti a {n}\u00a0aperture.',
      },
      votes: {
        one: 'Si apre per tutti al primo voto.',
        many: 'Si apre per tutti a {n}\u00a0di voti.',
        other: 'Si apre per tutti a {n}\u00a0voti.',
      },
      photos: {
        one: 'Si apre per tutti alla prima foto.',
        many: 'Si apre per tutti a {n}\u00a0di foto.',
        other: 'Si apre per tutti a {n}\u00a0foto.',
      },
      circle: {
        one: 'Si apre per il cerchio alla sua prima apertura.',
        many: 'Si apre per il cerchio a {n}\u00a0di aperture.',
        other: 'Si apre per il cerchio a {n}\u00a0aperture.',
      },
      branch: {
        one: 'Si apre per tutto il filo alla sua prima apertura.',
        many: 'Si apre per tutto il filo a {n}\u00a0di aperture.',
        other: 'Si apre per tutto il filo a {n}\u00a0aperture.',
      },
      present: {
        one: 'Si apre finché c’è qualcuno qui.',
        many: 'Si apre finché {n}\u00a0di persone sono qui insieme.',
        other: 'Si apre finché {n}\u00a0persone sono qui insieme.',
      },
      at: 'Si apre {date}.',
    },
    channels: { sms: 'SMS', email: 'Email', copy: 'Copia', other: say('Passalo a qualcuno…', 'Lo passi a qualcuno…') },
    qr: {
      show: say('Mostra un codice QR', 'Mostri un codice QR'),
      line: say('Per chi ti sta accanto.', 'Per chi Le sta accanto.'),
      close: 'Chiudi',
    },
    voice: {
      show: 'Dire tre parole',
      line: say('Di’ queste tre parole. Piano.', 'Dica queste tre parole. Piano.'),
      where: 'Si scrivono qui:',
    },
    spoken: {
      ask: say('Ti hanno detto tre parole?', 'Le hanno detto tre parole?'),
      field: 'Le tre parole',
      try: 'Prova',
    },
    message: say(
      'Ti ho tenuto da parte una cosa. Non si trova, si riceve.',
      'Una cosa da tenere tra noi. Non si trova, si riceve.',
    ),
    email: say(
      'Aprendolo ho pensato a te.\n\nNon si trova da nessuna parte: qualcuno l’ha passato a me e io lo passo a te. Niente da installare, nessun account, nessun indirizzo da lasciare. Il link si apre nel browser:',
      'Questo non si trova da nessuna parte: qualcuno l’ha passato a me e io lo passo a mia volta.\n\nNiente da installare, nessun account, nessun indirizzo da lasciare. Il link si apre nel browser:',
    ),
    subject: 'Tra noi: {title}',
  },
  client: {
    gate: {
      line: say('Ti hanno tenuto da parte qualcosa.', 'Le hanno tenuto da parte qualcosa.'),
      hint: say('Qualcuno ha pensato a te. Tocca a te aprire.', 'Qualcuno ha pensato a Lei. Ora può aprire.'),
    },
    teaser: {
      line: 'Non si trova. Si riceve.',
      hint: say(
        'Per entrare serve un link privato. Chiedi in giro: qualcuno ce l’ha già.',
        'Per entrare serve un link privato. Chieda in giro: qualcuno ce l’ha già.',
      ),
    },
    moment: '{day}, ore {time}',
    waiting: {
      line: 'Si comincia {date}.',
      hint: say('Nel frattempo, trova chi ti passerà un link.', 'Nel frattempo, trovi chi Le passerà un link.'),
      withLink: say('Conserva il link.', 'Conservi il link.'),
      soon: 'Manca poco.',
    },
    opening: 'Si apre…',
    slow: say('La rete se la prende comoda. Resta qui.', 'La rete se la prende comoda. Resti qui.'),
    opened: 'È aperto.',
    pieceOpened: 'Si è appena aperto: «{title}».',
    views: {
      zero: 'Tutto comincia da qualcuno.',
      one: 'passaggio, di mano in mano',
      many: 'di passaggi, di mano in mano',
      other: 'passaggi, di mano in mano',
    },
    goalReached: 'Ci siamo.',
    mine: {
      zero: say('Nessuno ha ancora aperto il tuo link.', 'Nessuno ha ancora aperto il Suo link.'),
      one: say('Una persona ha aperto il tuo link.', 'Una persona ha aperto il Suo link.'),
      many: say('{n}\u00a0di persone hanno aperto il tuo link.', '{n}\u00a0di persone hanno aperto il Suo link.'),
      other: say('{n}\u00a0persone hanno aperto il tuo link.', '{n}\u00a0persone hanno aperto il Suo link.'),
    },
    further: {
      one: 'E un’altra più lontano, {generations}.',
      many: 'E {n}\u00a0di altre più lontano, {generations}.',
      other: 'E altre {n}\u00a0più lontano, {generations}.',
    },
    generations: { one: 'in un passaggio', many: 'in {n}\u00a0di passaggi', other: 'in {n}\u00a0passaggi' },
    generationsOrMore: 'in {n}\u00a0passaggi o più',
    progress: '{have} su {need}',
    seconds: {
      one: say('Riprova tra un secondo.', 'Riprovi tra un secondo.'),
      many: say('Riprova tra {n}\u00a0di secondi.', 'Riprovi tra {n}\u00a0di secondi.'),
      other: say('Riprova tra {n}\u00a0secondi.', 'Riprovi tra {n}\u00a0secondi.'),
    },
    work: {
      soon: 'Qualche secondo, e si apre da solo.',
      atMost: {
        one: 'Un secondo al massimo, e si apre da solo.',
        many: '{n}\u00a0di secondi al massimo, e si apre da solo.',
        other: '{n}\u00a0secondi al massimo, e si apre da solo.',
      },
    },
    copiedFor: say('Copiato. Incollalo in {app}.', 'Copiato. Lo incolli in {app}.'),
    copied: say('Copiato. Incollalo dove vuoi.', 'Copiato. Lo incolli dove vuole.'),
    copyByHand: say('Copia questo messaggio:', 'Copi questo messaggio:'),
    copiedToo: say(
      'È anche copiato. Se non si apre niente, incollalo tu.',
      'È anche copiato. Se non si apre niente, basta incollarlo.',
    ),
    elsewhere: {
      why: 'Dentro questa app un file non sempre si salva.',
      open: say('Apri nel tuo browser', 'Apra nel Suo browser'),
      copied: say(
        'Link copiato. Se non si apre niente, incollalo nel tuo browser.',
        'Link copiato. Se non si apre niente, lo incolli nel Suo browser.',
      ),
    },
    kept: say('Copiato. Mettilo al sicuro e usalo per tornare.', 'Copiato. Lo metta al sicuro e lo usi per tornare.'),
    goodUntil: 'Valgono fino a {day}, {time}.',
    spokenTooOften: say(
      'Sono tanti tentativi. Lascia passare dieci minuti.',
      'Sono tanti tentativi. Lasci passare dieci minuti.',
    ),
    media: {
      loading: 'Sta arrivando…',
      failed: 'Non è arrivato fin qui.',
      retry: say('Riprova', 'Riprovi'),
    },
    problems: {
      malformed: {
        line: 'Questo link è arrivato rovinato.',
        hint: say(
          'Ne manca un pezzo. Chiedi che te lo rimandino intero.',
          'Ne manca un pezzo. Chieda che glielo rimandino intero.',
        ),
      },
      'link-invalid': {
        line: 'Questo link qui non apre niente.',
        hint: say(
          'È incompleto, o viene da un’altra parte. Chiedi che te lo rimandino.',
          'È incompleto, o viene da un’altra parte. Chieda che glielo rimandino.',
        ),
      },
      'link-revoked': {
        line: 'Questo link ha parlato troppo.',
        hint: say('Chiedine un altro a chi te l’ha dato.', 'Ne chieda un altro a chi gliel’ha dato.'),
      },
      'link-exhausted': {
        line: 'Questo link ha finito il suo giro.',
        hint: say(
          'Si poteva aprire solo un certo numero di volte. Chiedine un altro.',
          'Si poteva aprire solo un certo numero di volte. Ne chieda un altro.',
        ),
      },
      'words-unknown': {
        line: 'Quelle tre parole non aprono niente.',
        hint: say(
          'Capite male, o dette più di un giorno fa. Fattele ripetere.',
          'Capite male, o dette più di un giorno fa. Se le faccia ripetere.',
        ),
      },
      automated: {
        line: 'Apriamo solo agli esseri umani.',
        hint: say('Se lo sei, prova con un altro browser.', 'Se Lei lo è, provi con un altro browser.'),
      },
      'campaign-unknown': { line: 'Qui non c’è più niente.', hint: 'Quello che succedeva qui non esiste più.' },
      'route-unknown': stuck(say),
      'too-large': stuck(say),
      'not-open-yet': { line: 'Non ancora.', hint: say('Conserva il link.', 'Conservi il link.') },
      closed: { line: 'È finita.', hint: 'Bisognava esserci. Qui non si apre più niente.' },
      'work-required': {
        line: 'In questo momento arriva molta gente.',
        hint: say(
          'Il tuo browser fa un piccolo calcolo, per mostrare che non sei un robot.',
          'Il Suo browser fa un piccolo calcolo, per mostrare che Lei non è un robot.',
        ),
      },
      'slow-down': {
        line: 'C’è la fila.',
        hint: say('Riprova tra un attimo, ti teniamo il posto.', 'Riprovi tra un attimo, Le teniamo il posto.'),
      },
      unavailable: {
        line: 'Non ha voluto aprirsi.',
        hint: say(
          'Non è stato contato niente. Riprova, il tuo link è ancora buono.',
          'Non è stato contato niente. Riprovi, il Suo link è ancora buono.',
        ),
      },
      offline: {
        line: 'La rete è sparita.',
        hint: say('Niente è perduto. Riprova appena c’è campo.', 'Niente è perduto. Riprovi appena c’è campo.'),
      },
      insecure: {
        line: 'Questo indirizzo non è https.',
        hint: say(
          'Senza la s nessun browser può decifrare quello che ti hanno tenuto da parte. Chiedi un link che inizi con https.',
          'Senza la s nessun browser può decifrare quello che Le hanno tenuto da parte. Chieda un link che inizi con https.',
        ),
      },
      outdated: {
        line: 'Questo browser non può aprirlo.',
        hint: say(
          'È troppo vecchio, o troppo chiuso. Apri il tuo link in un altro: è ancora buono.',
          'È troppo vecchio, o troppo chiuso. Apra il Suo link in un altro: è ancora buono.',
        ),
      },
      missing: {
        line: 'Manca un pezzo.',
        hint: say('Ricarica la pagina, o torna tra un po’.', 'Ricarichi la pagina, o torni tra un po’.'),
      },
      damaged: {
        line: 'Un pezzo è arrivato rovinato.',
        hint: say('Riprova. Se continua, ricarica la pagina.', 'Riprovi. Se continua, ricarichi la pagina.'),
      },
    },
  },
})
