import type { AmbassadorLanguage } from './ambassador-words.ts'

export const nl: AmbassadorLanguage = (say) => ({
  title: say('Jouw pagina', 'Uw pagina'),
  yours: say(
    'Houd dit adres voor jezelf: het opent niets, het laat zien waar jouw link heen gaat.',
    'Houd dit adres voor uzelf: het opent niets, het laat zien waar uw link heen gaat.',
  ),
  loading: 'Een moment…',
  reach: {
    title: 'Hoe ver het ging',
    none: 'Het begint met de eerste.',
    hands: 'Van hand tot hand',
    hand: 'Hand {n}',
    days: 'Dag na dag',
    counted: 'Zonder twijfelachtige keren, en zonder te weten wie.',
  },
  note: {
    title: say('Een woord voor wie via jou komt', 'Een woord voor wie via u komt'),
    hint: 'Eerst leest iemand mee ({brand}). Dan leest de hele tak het.',
    field: say('Jouw woord', 'Uw woord'),
    save: 'Laten meelezen',
    withdraw: 'Het woord intrekken',
    waiting: 'Wacht tot het is gelezen.',
    shown: 'Gelezen, en te zien.',
    refused: 'Niet te zien. De reden: {reason}',
    earlier: 'Tot dan blijft het vorige staan.',
    withdrawn: 'Het woord is ingetrokken.',
    unfit: {
      mail: 'Er staat een e-mailadres in, en iedereen zou het lezen. Er is niets verstuurd.',
      link: 'Er staat een link of de naam van een site in. Er is niets verstuurd.',
      handle: 'Er staat de naam van een account in (@…). Er is niets verstuurd.',
      account: 'Er staat een bankrekening in. Er is niets verstuurd.',
      phone: 'Er staat iets in dat op een telefoonnummer lijkt. Er is niets verstuurd.',
      address: 'Er staat een postadres in. Er is niets verstuurd.',
    },
    failed: 'Het woord is niet verstuurd. Probeer het nog eens.',
  },
  ranking: {
    title: 'De lijst',
    hint: 'Er staan alleen namen van links in, en alleen van wie dat wil. Eruit kan altijd.',
    join: 'Ik wil erin staan als {label}',
    none: 'Er staat nog niemand in.',
    you: say('jij', 'u'),
  },
  proof: {
    title: 'Het bewijs',
    hint: 'Een kaart om te laten zien, en een ondertekende pagina waar iedereen de cijfers van dit moment controleert.',
    named: 'De naam van de link erop zetten: {label}',
    make: 'Bewijs maken',
    failed: 'Het bewijs kwam niet aan. Probeer het nog eens.',
  },
  problems: {
    'link-invalid': say(
      'Deze pagina staat niet meer op dit adres. Vraag het nieuwe aan wie het je gaf.',
      'Deze pagina staat niet meer op dit adres. Vraag het nieuwe aan wie het u gaf.',
    ),
    'link-revoked': say('Jouw link is ingetrokken, en deze pagina ook.', 'Uw link is ingetrokken, en deze pagina ook.'),
    offline: 'Er is geen netwerk. Laad de pagina opnieuw.',
  },
})
