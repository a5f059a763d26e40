import type { Language, Say, Saying } from './dictionary.ts'

const stuck = (say: Say): Saying => ({
  line: 'Da klemmt etwas.',
  hint: say('Es wurde nichts gezählt. Lade die Seite neu.', 'Es wurde nichts gezählt. Laden Sie die Seite neu.'),
})

export const de: Language<'one'> = (say) => ({
  page: {
    noScript: {
      line: 'Zum Öffnen braucht es JavaScript.',
      hint: say(
        'Was für dich aufgehoben wurde, ist verschlüsselt, und dein Browser entschlüsselt es. Schalte JavaScript ein oder öffne deinen Link in einem anderen Browser: Er gilt weiter.',
        'Was für Sie aufgehoben wurde, ist verschlüsselt, und Ihr Browser entschlüsselt es. Schalten Sie JavaScript ein oder öffnen Sie Ihren Link in einem anderen Browser: Er gilt weiter.',
      ),
    },
    stalled: say(
      'Die Seite lässt auf sich warten. Lade sie neu: Dein Link gilt weiter.',
      'Die Seite lässt auf sich warten. Laden Sie sie neu: Ihr Link gilt weiter.',
    ),
    retry: 'Noch mal versuchen',
    reopen: 'Öffnen, was ich schon habe',
    keepLink: 'Link aufheben',
    pieces: 'Was drin ist',
    share: {
      line: say('Wem gibst du es weiter?', 'Wem geben Sie es weiter?'),
      hint: say('Dieser Link gehört dir. Wähl gut.', 'Dieser Link gehört Ihnen. Wählen Sie gut.'),
      used: 'Schon benutzt',
    },
    field: say('Deine Nachricht, fertig zum Kopieren', 'Ihre Nachricht, fertig zum Kopieren'),
    goal: 'Das Ziel: {n}',
    privacy: 'Kein Konto, kein Cookie, kein Name. Wir zählen, wie oft geöffnet wird, sonst nichts.',
    languages: 'Sprachen',
    unlock: {
      link: 'Öffnet sich mit einem privaten Link.',
      shares: {
        one: say(
          'Öffnet sich, sobald jemand den Link öffnet, den du weitergegeben hast.',
          'Öffnet sich, sobald jemand den Link öffnet, den Sie weitergegeben haben.',
        ),
        other: say(
          'Öffnet sich, sobald {n}\u00a0Leute den Link geöffnet haben, den du weitergegeben hast.',
          'Öffnet sich, sobald {n}\u00a0Menschen den Link geöffnet haben, den Sie weitergegeben haben.',
        ),
      },
      views: {
        one: 'Öffnet sich für alle, sobald das erste Mal geöffnet wurde.',
        other: 'Öffnet sich für alle, sobald {n}-mal geöffnet wurde.',
      },
      votes: {
        one: 'Öffnet sich für alle mit der ersten Stimme.',
        other: 'Öffnet sich für alle bei {n}\u00a0Stimmen.',
      },
      photos: {
        one: 'Öffnet sich für alle mit dem ersten Foto.',
        other: 'Öffnet sich für alle bei {n}\u00a0Fotos.',
      },
      circle: {
        one: 'Öffnet sich für den Kreis, sobald dort das erste Mal geöffnet wurde.',
        other: 'Öffnet sich für den Kreis, sobald dort {n}-mal geöffnet wurde.',
      },
      branch: {
        one: 'Öffnet sich für alle an diesem Faden, sobald das erste Mal geöffnet wurde.',
        other: 'Öffnet sich für alle an diesem Faden, sobald {n}-mal geöffnet wurde.',
      },
      present: {
        one: 'Öffnet sich, solange jemand hier ist.',
        other: 'Öffnet sich, solange {n}\u00a0Menschen zugleich hier sind.',
      },
      at: 'Öffnet sich am {date}.',
    },
    channels: { sms: 'SMS', email: 'E-Mail', copy: 'Kopieren', other: 'Jemandem weitergeben\u00a0…' },
    qr: {
      show: 'QR-Code zeigen',
      line: say('Für den Menschen neben dir.', 'Für den Menschen neben Ihnen.'),
      close: 'Schließen',
    },
    voice: {
      show: 'Drei Wörter sagen',
      line: say('Sag diese drei Wörter. Ganz leise.', 'Sagen Sie diese drei Wörter. Ganz leise.'),
      where: 'Eingetippt werden sie hier:',
    },
    spoken: {
      ask: say('Hat dir jemand drei Wörter gesagt?', 'Hat Ihnen jemand drei Wörter gesagt?'),
      field: 'Die drei Wörter',
      try: 'Probieren',
    },
    message: say(
      'Ich habe etwas für dich aufgehoben. Man findet es nicht, man bekommt es.',
      'Etwas, das unter uns bleiben soll. Man findet es nicht, man bekommt es.',
    ),
    email: say(
      'Beim Aufmachen habe ich an dich gedacht.\n\nSo etwas findet man nirgends: Ich habe es von jemandem bekommen, jetzt hast du es. Nichts zu installieren, kein Konto, keine Adresse. Der Link geht im Browser auf:',
      'So etwas findet man nirgends: Ich habe es von jemandem bekommen und gebe es weiter.\n\nNichts zu installieren, kein Konto, keine Adresse. Der Link geht im Browser auf:',
    ),
    subject: 'Unter uns: {title}',
  },
  client: {
    gate: {
      line: say('Hier liegt etwas für dich.', 'Hier liegt etwas für Sie.'),
      hint: say('Jemand hat an dich gedacht. Jetzt du.', 'Jemand hat an Sie gedacht. Jetzt sind Sie an der Reihe.'),
    },
    teaser: {
      line: 'Das findet man nicht. Das bekommt man.',
      hint: say(
        'Hinein kommt nur, wer einen privaten Link hat. Frag herum: Jemand, den du kennst, hat einen.',
        'Hinein kommt nur, wer einen privaten Link hat. Fragen Sie herum: Jemand, den Sie kennen, hat einen.',
      ),
    },
    moment: '{day}, um {time}',
    waiting: {
      line: 'Es beginnt am {date}.',
      hint: say(
        'Finde bis dahin jemanden, der dir einen Link gibt.',
        'Finden Sie bis dahin jemanden, der Ihnen einen Link gibt.',
      ),
      withLink: say('Heb den Link auf.', 'Heben Sie den Link auf.'),
      soon: 'Es beginnt bald.',
    },
    opening: 'Es geht auf\u00a0…',
    slow: say('Das Netz lässt sich Zeit. Bleib dran.', 'Das Netz lässt sich Zeit. Bleiben Sie dran.'),
    opened: 'Es ist offen.',
    pieceOpened: '„{title}“ ist gerade aufgegangen.',
    views: {
      zero: 'Mit irgendwem fängt es an.',
      one: 'Mal von Hand zu Hand gegangen',
      other: 'Mal von Hand zu Hand gegangen',
    },
    goalReached: 'Geschafft.',
    mine: {
      zero: say('Noch hat niemand deinen Link geöffnet.', 'Noch hat niemand Ihren Link geöffnet.'),
      one: say('Eine Person hat deinen Link geöffnet.', 'Eine Person hat Ihren Link geöffnet.'),
      other: say('{n}\u00a0Leute haben deinen Link geöffnet.', '{n}\u00a0Menschen haben Ihren Link geöffnet.'),
    },
    further: {
      one: 'Und noch jemand dahinter, {generations}.',
      other: 'Und {n}\u00a0weitere dahinter, {generations}.',
    },
    generations: { one: 'eine Hand weiter', other: 'bis zu {n}\u00a0Hände weiter' },
    generationsOrMore: '{n}\u00a0Hände weiter oder noch mehr',
    progress: '{have} von {need}',
    seconds: {
      one: say('Versuch es in einer Sekunde noch mal.', 'Versuchen Sie es in einer Sekunde noch einmal.'),
      other: say('Versuch es in {n}\u00a0Sekunden noch mal.', 'Versuchen Sie es in {n}\u00a0Sekunden noch einmal.'),
    },
    work: {
      soon: 'Ein paar Sekunden, dann geht es von selbst auf.',
      atMost: {
        one: 'Höchstens eine Sekunde, dann geht es von selbst auf.',
        other: 'Höchstens {n}\u00a0Sekunden, dann geht es von selbst auf.',
      },
    },
    copiedFor: say('Kopiert. Füg es in {app} ein.', 'Kopiert. Fügen Sie es in {app} ein.'),
    copied: say('Kopiert. Füg es ein, wo du willst.', 'Kopiert. Fügen Sie es ein, wo Sie wollen.'),
    copyByHand: say('Kopier diese Nachricht:', 'Kopieren Sie diese Nachricht:'),
    copiedToo: say(
      'Auch kopiert. Öffnet sich nichts, füg es selbst ein.',
      'Auch kopiert. Öffnet sich nichts, fügen Sie es selbst ein.',
    ),
    elsewhere: {
      why: 'In dieser App lässt sich eine Datei nicht immer sichern.',
      open: say('In deinem Browser öffnen', 'In Ihrem Browser öffnen'),
      copied: say(
        'Link kopiert. Öffnet sich nichts, füg ihn in deinem Browser ein.',
        'Link kopiert. Öffnet sich nichts, fügen Sie ihn in Ihrem Browser ein.',
      ),
    },
    kept: say(
      'Kopiert. Heb ihn gut auf und komm damit wieder.',
      'Kopiert. Heben Sie ihn gut auf und kommen Sie damit wieder.',
    ),
    goodUntil: 'Gültig bis {day}, {time}.',
    spokenTooOften: say(
      'Das waren viele Versuche. Warte zehn Minuten.',
      'Das waren viele Versuche. Warten Sie zehn Minuten.',
    ),
    media: {
      loading: 'Kommt gleich\u00a0…',
      failed: 'Das ist nicht angekommen.',
      retry: 'Noch mal versuchen',
    },
    problems: {
      malformed: {
        line: 'Dieser Link ist unterwegs kaputtgegangen.',
        hint: say(
          'Ein Stück fehlt. Lass ihn dir noch mal ganz schicken.',
          'Ein Stück fehlt. Lassen Sie ihn sich noch einmal ganz schicken.',
        ),
      },
      'link-invalid': {
        line: 'Dieser Link öffnet hier nichts.',
        hint: say(
          'Er ist unvollständig oder gehört woandershin. Lass ihn dir noch mal schicken.',
          'Er ist unvollständig oder gehört woandershin. Lassen Sie ihn sich noch einmal schicken.',
        ),
      },
      'link-revoked': {
        line: 'Dieser Link hat zu viel geredet.',
        hint: say(
          'Frag die Person, von der du ihn hast, nach einem neuen.',
          'Fragen Sie die Person, von der Sie ihn haben, nach einem neuen.',
        ),
      },
      'link-exhausted': {
        line: 'Dieser Link hat seine Runde gemacht.',
        hint: say(
          'Er ließ sich nur begrenzt oft öffnen. Frag nach einem neuen.',
          'Er ließ sich nur begrenzt oft öffnen. Fragen Sie nach einem neuen.',
        ),
      },
      'words-unknown': {
        line: 'Diese drei Wörter öffnen nichts.',
        hint: say(
          'Falsch verstanden, oder älter als ein Tag. Lass sie dir noch einmal sagen.',
          'Falsch verstanden, oder älter als ein Tag. Lassen Sie sie sich noch einmal sagen.',
        ),
      },
      automated: {
        line: 'Wir öffnen nur für Menschen.',
        hint: say(
          'Wenn du einer bist, versuch es in einem anderen Browser.',
          'Wenn Sie einer sind, versuchen Sie es in einem anderen Browser.',
        ),
      },
      'campaign-unknown': { line: 'Hier ist nichts mehr.', hint: 'Was hier war, gibt es nicht mehr.' },
      'route-unknown': stuck(say),
      'too-large': stuck(say),
      'not-open-yet': { line: 'Noch nicht.', hint: say('Heb den Link auf.', 'Heben Sie den Link auf.') },
      closed: { line: 'Es ist vorbei.', hint: 'Man musste dabei sein. Hier geht nichts mehr auf.' },
      'work-required': {
        line: 'Gerade kommen hier viele an.',
        hint: say(
          'Dein Browser löst eine kleine Rechenaufgabe, um zu zeigen, dass du kein Roboter bist.',
          'Ihr Browser löst eine kleine Rechenaufgabe, um zu zeigen, dass Sie kein Roboter sind.',
        ),
      },
      'slow-down': {
        line: 'Hier ist gerade Andrang.',
        hint: say(
          'Versuch es gleich noch mal, dein Platz bleibt frei.',
          'Versuchen Sie es gleich noch einmal, Ihr Platz bleibt frei.',
        ),
      },
      unavailable: {
        line: 'Es wollte nicht aufgehen.',
        hint: say(
          'Es wurde nichts gezählt. Versuch es noch mal, dein Link gilt weiter.',
          'Es wurde nichts gezählt. Versuchen Sie es noch einmal, Ihr Link gilt weiter.',
        ),
      },
      offline: {
        line: 'Das Netz ist weg.',
        hint: say(
          'Nichts ist verloren. Versuch es noch mal, sobald du Empfang hast.',
          'Nichts ist verloren. Versuchen Sie es noch einmal, sobald Sie Empfang haben.',
        ),
      },
      insecure: {
        line: 'Diese Adresse hat kein https.',
        hint: say(
          'Ohne das s kann kein Browser entschlüsseln, was für dich aufgehoben wurde. Bitte um einen Link, der mit https beginnt.',
          'Ohne das s kann kein Browser entschlüsseln, was für Sie aufgehoben wurde. Bitten Sie um einen Link, der mit https beginnt.',
        ),
      },
      outdated: {
        line: 'Dieser Browser kann es nicht öffnen.',
        hint: say(
          'Er ist zu alt oder zu verschlossen. Öffne deinen Link in einem anderen: Er gilt weiter.',
          'Er ist zu alt oder zu verschlossen. Öffnen Sie Ihren Link in einem anderen: Er gilt weiter.',
        ),
      },
      missing: {
        line: 'Ein Stück fehlt.',
        hint: say(
          'Lade die Seite neu oder komm später wieder.',
          'Laden Sie die Seite neu oder kommen Sie später wieder.',
        ),
      },
      damaged: {
        line: 'Ein Stück ist beschädigt angekommen.',
        hint: say(
          'Versuch es noch mal. Wenn es dabei bleibt, lade die Seite neu.',
          'Versuchen Sie es noch einmal. Wenn es dabei bleibt, laden Sie die Seite neu.',
        ),
      },
    },
  },
})
