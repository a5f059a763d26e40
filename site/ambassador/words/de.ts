import type { AmbassadorLanguage } from './ambassador-words.ts'

export const de: AmbassadorLanguage = (say) => ({
  title: say('Deine Seite', 'Ihre Seite'),
  yours: say(
    'Behalte diese Adresse für dich: Sie öffnet nichts, sie zeigt, wohin dein Link geht.',
    'Bitte behalten Sie diese Adresse für sich: Sie öffnet nichts, sie zeigt, wohin Ihr Link geht.',
  ),
  loading: 'Einen Moment\u00a0…',
  reach: {
    title: 'Wie weit es ging',
    none: 'Es beginnt mit dem ersten Menschen.',
    hands: 'Von Hand zu Hand',
    hand: '{n}. Hand',
    days: 'Tag für Tag',
    counted: 'Ohne zweifelhafte Öffnungen, und ohne zu wissen, wer.',
  },
  note: {
    title: say('Ein Wort an alle, die über dich kommen', 'Ein Wort an alle, die über Sie kommen'),
    hint: 'Zuerst liest es jemand gegen ({brand}). Dann liest es der ganze Zweig.',
    field: say('Dein Wort', 'Ihr Wort'),
    save: 'Zum Gegenlesen schicken',
    withdraw: 'Das Wort zurückziehen',
    waiting: 'Wartet aufs Gegenlesen.',
    shown: 'Gelesen und zu sehen.',
    refused: 'Nicht zu sehen. Der Grund: {reason}',
    earlier: 'Bis dahin steht das vorige noch da.',
    withdrawn: 'Das Wort ist zurückgezogen.',
    unfit: {
      mail: 'Darin steht eine E-Mail-Adresse, und alle würden sie lesen. Nichts wurde geschickt.',
      link: 'Darin steht ein Link oder der Name einer Website. Nichts wurde geschickt.',
      handle: 'Darin steht der Name eines Kontos (@…). Nichts wurde geschickt.',
      account: 'Darin steht eine Bankverbindung. Nichts wurde geschickt.',
      phone: 'Darin steht etwas, das nach einer Telefonnummer aussieht. Nichts wurde geschickt.',
      address: 'Darin steht eine Postadresse. Nichts wurde geschickt.',
    },
    failed: say(
      'Das Wort wurde nicht geschickt. Versuch es noch einmal.',
      'Das Wort wurde nicht geschickt. Bitte noch einmal versuchen.',
    ),
  },
  ranking: {
    title: 'Die Liste',
    hint: say(
      'Dort stehen nur Namen von Links, und nur von denen, die es wollen. Du kannst jederzeit wieder heraus.',
      'Dort stehen nur Namen von Links, und nur von denen, die es wollen. Ein Austritt ist jederzeit möglich.',
    ),
    join: 'Ich möchte dort stehen als {label}',
    none: 'Noch steht niemand darin.',
    you: say('du', 'Sie'),
  },
  proof: {
    title: 'Der Nachweis',
    hint: 'Eine Karte zum Vorzeigen, und eine signierte Seite, auf der alle die Zahlen dieses Augenblicks prüfen können.',
    named: 'Den Namen des Links daraufschreiben: {label}',
    make: 'Nachweis ausstellen',
    failed: say(
      'Der Nachweis kam nicht an. Versuch es noch einmal.',
      'Der Nachweis kam nicht an. Bitte noch einmal versuchen.',
    ),
  },
  problems: {
    'link-invalid': say(
      'Diese Seite steht nicht mehr unter dieser Adresse. Frag nach der neuen, wo du sie herhast.',
      'Diese Seite steht nicht mehr unter dieser Adresse. Bitte dort nach der neuen fragen, woher sie kam.',
    ),
    'link-revoked': say(
      'Dein Link wurde zurückgezogen, und diese Seite mit ihm.',
      'Der Link wurde zurückgezogen, und diese Seite mit ihm.',
    ),
    offline: say('Das Netz fehlt. Lade die Seite neu.', 'Das Netz fehlt. Bitte die Seite neu laden.'),
  },
})
