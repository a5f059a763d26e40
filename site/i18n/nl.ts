import type { Language } from './dictionary.ts'

const stuck = { line: 'Er zit iets vast.', hint: 'Er is niets geteld. Laad de pagina opnieuw.' }

export const nl: Language<'one'> = (say) => ({
  page: {
    noScript: {
      line: 'Openen kan alleen met JavaScript.',
      hint: say(
        'Wat er voor je is bewaard, is versleuteld, en je browser ontsleutelt het. Zet JavaScript aan, of open je link in een andere browser: hij blijft geldig.',
        'Wat er voor u is bewaard, is versleuteld, en uw browser ontsleutelt het. Zet JavaScript aan, of open uw link in een andere browser: hij blijft geldig.',
      ),
    },
    stalled: say(
      'De pagina laat op zich wachten. Laad hem opnieuw: je link blijft geldig.',
      'De pagina laat op zich wachten. Laad hem opnieuw: uw link blijft geldig.',
    ),
    retry: 'Nog eens proberen',
    reopen: 'Openen wat ik al heb',
    keepLink: 'Link bewaren',
    pieces: 'Wat erin zit',
    share: {
      line: say('Aan wie geef je het door?', 'Aan wie geeft u het door?'),
      hint: say('Deze link is van jou. Kies goed.', 'Deze link is van u. Kies goed.'),
      used: 'Al gebruikt',
    },
    field: say('Je bericht, klaar om te kopiëren', 'Uw bericht, klaar om te kopiëren'),
    goal: 'Het doel: {n}',
    privacy: 'Geen account, geen cookie, geen naam. We tellen hoe vaak er wordt geopend, verder niets.',
    languages: 'Talen',
    unlock: {
      link: 'Gaat open met een privélink.',
      shares: {
        one: say(
          'Gaat open zodra iemand de link opent die je hebt doorgegeven.',
          'Gaat open zodra iemand de link opent die u hebt doorgegeven.',
        ),
        other: say(
          'Gaat open zodra {n}\u00a0mensen de link hebben geopend die je hebt doorgegeven.',
          'Gaat open zodra {n}\u00a0mensen de link hebben geopend die u hebt doorgegeven.',
        ),
      },
      views: {
        one: 'Gaat voor iedereen open zodra er één keer is geopend.',
        other: 'Gaat voor iedereen open zodra er {n}\u00a0keer is geopend.',
      },
      votes: {
        one: 'Gaat voor iedereen open bij de eerste stem.',
        other: 'Gaat voor iedereen open bij {n}\u00a0stemmen.',
      },
      photos: {
        one: 'Gaat voor iedereen open bij de eerste foto.',
        other: 'Gaat voor iedereen open bij {n}\u00a0foto’s.',
      },
      circle: {
        one: 'Gaat voor de kring open zodra er daar één keer is geopend.',
        other: 'Gaat voor de kring open zodra er daar {n}\u00a0keer is geopend.',
      },
      branch: {
        one: 'Gaat voor iedereen langs deze draad open zodra er één keer is geopend.',
        other: 'Gaat voor iedereen langs deze draad open zodra er {n}\u00a0keer is geopend.',
      },
      present: {
        one: 'Gaat open zolang hier iemand is.',
        other: 'Gaat open zolang hier {n}\u00a0mensen tegelijk zijn.',
      },
      at: 'Gaat open op {date}.',
    },
    channels: { sms: 'Sms', email: 'E-mail', copy: 'Kopiëren', other: 'Aan iemand doorgeven…' },
    qr: {
      show: 'QR-code tonen',
      line: say('Voor wie er naast je staat.', 'Voor wie er naast u staat.'),
      close: 'Sluiten',
    },
    voice: {
      show: 'Drie woorden zeggen',
      line: 'Zeg deze drie woorden. Zachtjes.',
      where: 'Ze worden hier ingetikt:',
    },
    spoken: {
      ask: say('Heeft iemand drie woorden tegen je gezegd?', 'Heeft iemand drie woorden tegen u gezegd?'),
      field: 'De drie woorden',
      try: 'Proberen',
    },
    message: say(
      'Ik heb iets voor je bewaard. Dit vind je niet, dit krijg je.',
      'Iets om onder ons te houden. Het is niet te vinden, alleen te krijgen.',
    ),
    email: say(
      'Ik moest aan je denken toen ik dit opende.\n\nJe vindt het nergens: iemand gaf het aan mij, en nu krijg jij het. Niets te installeren, geen account, geen adres achterlaten. De link opent in de browser:',
      'Dit is nergens te vinden: iemand gaf het aan mij, en ik geef het weer door.\n\nNiets te installeren, geen account, geen adres achterlaten. De link opent in de browser:',
    ),
    subject: 'Onder ons: {title}',
  },
  client: {
    gate: {
      line: say('Er is iets voor je bewaard.', 'Er is iets voor u bewaard.'),
      hint: say('Iemand dacht aan je. Nu jij.', 'Iemand dacht aan u. Nu is het aan u.'),
    },
    teaser: {
      line: say('Dit vind je niet. Dit krijg je.', 'Dit vindt u niet. Dit krijgt u.'),
      hint: say(
        'Naar binnen kan alleen met een privélink. Vraag eens rond: iemand die je kent heeft er een.',
        'Naar binnen kan alleen met een privélink. Vraag eens rond: iemand die u kent heeft er een.',
      ),
    },
    moment: '{day} om {time}',
    waiting: {
      line: 'Het begint op {date}.',
      hint: say('Zoek tot die tijd iemand die je een link geeft.', 'Zoek tot die tijd iemand die u een link geeft.'),
      withLink: 'Bewaar de link.',
      soon: 'Het begint binnenkort.',
    },
    opening: 'Het gaat open…',
    slow: 'Het netwerk neemt de tijd. Blijf nog even.',
    opened: 'Het is open.',
    pieceOpened: '‘{title}’ is net opengegaan.',
    views: {
      zero: 'Het begint bij iemand.',
      one: 'keer van hand tot hand gegaan',
      other: 'keer van hand tot hand gegaan',
    },
    goalReached: 'We zijn er.',
    mine: {
      zero: say('Nog niemand heeft je link geopend.', 'Nog niemand heeft uw link geopend.'),
      one: say('Eén persoon heeft je link geopend.', 'Eén persoon heeft uw link geopend.'),
      other: say('{n}\u00a0mensen hebben je link geopend.', '{n}\u00a0mensen hebben uw link geopend.'),
    },
    further: { one: 'En nog iemand daarachter, {generations}.', other: 'En nog {n}\u00a0daarachter, {generations}.' },
    generations: { one: 'één hand verder', other: 'tot {n}\u00a0handen verder' },
    generationsOrMore: '{n}\u00a0handen verder of nog meer',
    progress: '{have} van {need}',
    seconds: {
      one: 'Probeer het over een seconde nog eens.',
      other: 'Probeer het over {n}\u00a0seconden nog eens.',
    },
    work: {
      soon: 'Een paar seconden, dan gaat het vanzelf open.',
      atMost: {
        one: 'Hoogstens één seconde, dan gaat het vanzelf open.',
        other: 'Hoogstens {n}\u00a0seconden, dan gaat het vanzelf open.',
      },
    },
    copiedFor: 'Gekopieerd. Plak het in {app}.',
    copied: say('Gekopieerd. Plak het waar je wilt.', 'Gekopieerd. Plak het waar u wilt.'),
    copyByHand: 'Kopieer dit bericht:',
    copiedToo: 'Ook gekopieerd. Gaat er niets open, plak het dan zelf.',
    elsewhere: {
      why: 'In deze app wordt een bestand niet altijd bewaard.',
      open: say('Openen in je browser', 'Openen in uw browser'),
      copied: say(
        'Link gekopieerd. Gaat er niets open, plak hem dan in je browser.',
        'Link gekopieerd. Gaat er niets open, plak hem dan in uw browser.',
      ),
    },
    kept: 'Gekopieerd. Leg hem goed weg, en kom ermee terug.',
    goodUntil: 'Geldig tot {day}, {time}.',
    spokenTooOften: 'Dat zijn veel pogingen. Wacht tien minuten.',
    media: {
      loading: 'Onderweg…',
      failed: 'Het is hier niet aangekomen.',
      retry: 'Nog eens proberen',
    },
    problems: {
      malformed: {
        line: 'Deze link is onderweg beschadigd.',
        hint: 'Er ontbreekt een stuk. Vraag om hem nog eens te sturen, in zijn geheel.',
      },
      'link-invalid': {
        line: 'Deze link opent hier niets.',
        hint: 'Hij is niet compleet, of hoort ergens anders thuis. Vraag om hem nog eens te sturen.',
      },
      'link-revoked': {
        line: 'Deze link heeft te veel gepraat.',
        hint: say('Vraag een nieuwe aan wie hem je gaf.', 'Vraag een nieuwe aan wie hem u gaf.'),
      },
      'link-exhausted': {
        line: 'Deze link heeft zijn ronde gedaan.',
        hint: 'Hij kon maar een beperkt aantal keer open. Vraag een nieuwe.',
      },
      'words-unknown': {
        line: 'Die drie woorden openen niets.',
        hint: say(
          'Verkeerd verstaan, of ouder dan een dag. Laat ze nog eens tegen je zeggen.',
          'Verkeerd verstaan, of ouder dan een dag. Laat ze nog eens tegen u zeggen.',
        ),
      },
      automated: {
        line: 'We doen alleen open voor mensen.',
        hint: say('Ben je er een? Probeer een andere browser.', 'Bent u er een? Probeer een andere browser.'),
      },
      'campaign-unknown': { line: 'Hier is niets meer.', hint: 'Wat hier gebeurde, bestaat niet meer.' },
      'route-unknown': stuck,
      'too-large': stuck,
      'not-open-yet': { line: 'Nog niet.', hint: 'Bewaar de link.' },
      closed: {
        line: 'Het is voorbij.',
        hint: say(
          'Je had erbij moeten zijn. Hier gaat niets meer open.',
          'U had erbij moeten zijn. Hier gaat niets meer open.',
        ),
      },
      'work-required': {
        line: 'Er komen nu veel mensen binnen.',
        hint: say(
          'Je browser maakt een sommetje, om te laten zien dat je geen robot bent.',
          'Uw browser maakt een sommetje, om te laten zien dat u geen robot bent.',
        ),
      },
      'slow-down': {
        line: 'Het is druk.',
        hint: say('Probeer het zo nog eens, je plek wordt bewaard.', 'Probeer het zo nog eens, uw plek wordt bewaard.'),
      },
      unavailable: {
        line: 'Het wilde niet open.',
        hint: say(
          'Er is niets geteld. Probeer het nog eens, je link blijft geldig.',
          'Er is niets geteld. Probeer het nog eens, uw link blijft geldig.',
        ),
      },
      offline: {
        line: 'Het netwerk is weg.',
        hint: say(
          'Er is niets verloren. Probeer het nog eens zodra je bereik hebt.',
          'Er is niets verloren. Probeer het nog eens zodra u bereik hebt.',
        ),
      },
      insecure: {
        line: 'Dit adres is geen https.',
        hint: say(
          'Zonder de s kan geen browser ontcijferen wat er voor je bewaard is. Vraag om een link die met https begint.',
          'Zonder de s kan geen browser ontcijferen wat er voor u bewaard is. Vraag om een link die met https begint.',
        ),
      },
      outdated: {
        line: 'Deze browser kan het niet openen.',
        hint: say(
          'Hij is te oud, of te afgesloten. Open je link in een andere: hij blijft geldig.',
          'Hij is te oud, of te afgesloten. Open uw link in een andere: hij blijft geldig.',
        ),
      },
      missing: { line: 'Er ontbreekt een stuk.', hint: 'Laad de pagina opnieuw, of kom straks terug.' },
      damaged: {
        line: 'Een stuk kwam beschadigd aan.',
        hint: 'Probeer het nog eens. Gebeurt het weer, laad dan de pagina opnieuw.',
      },
    },
  },
})
