import { withNumbers } from './dictated-numbers.ts'
import { lettersOf, plainOf } from './plain-letters.ts'

const NOT_COUNTED = '(?!\\s*(?:h\\b|heures|fois|volte|veces|vezes|per|pers|euro|ans|anni|anos))'
/** With its letter, but for the `e` of « 12e arrondissement », and no « 3D ». */
const HOUSE = '(?![2-4]d\\b)\\d{1,4}[a-d]?\\b'
const RUSSIAN = ['улица', 'ул\\.', 'проспект', 'переулок'].map(plainOf).join('|')
/** A name of a street, which says nothing of how many people there are. */
const NAME = '(?:(?!per\\b|para\\b|por\\b|con\\b|com\\b|\\ba\\s|tutt)[^\\d\\n,]){2,40}'

/** Of a name, which no distance is: « a ten minute drive », « three of us on the road ». */
const ENGLISH = "(?:\\d{1,3}(?:st|nd|rd|th)|(?!(?:(?:minute|hour|day|mile|lane)s?|of|on|the|a)\\b)[a-z'-]{1,30})"

const NOT_ONE = '(?<![\\d.,:])\\b(?!1\\b|(?:19|20)\\d\\d\\b)\\d{1,4}'
const SINGULAR =
  '(?:chaussee|cite|esplanade|hameau|montee|parvis|passage|place|promenade|residence|ruelle|sentier|square|traverse|venelle|villa|voie)'
const OF = "(?:(?:de|du|des|les)\\s|d')"

/** French, then English ones. */
const NUMBER_FIRST = [
  "\\b\\d{1,4}\\s?(?:bis|ter|[a-d])?\\s*,?\\s+(?:de la\\s|de l'|du\\s)?(?:rue|avenue|av(?:e(?!\\s+maria))?\\.?|boulevard|(?:boul|bl?v?d)\\.?|chemin|chem\\.|allee|all\\.|impasse|imp\\.|route de|rte|quai|faubourg|fb?g\\.?)\\s+\\p{L}",
  '\\b\\d{1,4}\\s?(?:bis|ter|[a-d])?\\s+r\\.\\s+(?:de|du|des|d\\b)',
  // One of a word that is not in the plural: `1 place de cinéma` is counted, `12 place de la gare` is a house.
  `${NOT_ONE}\\s?(?:bis|ter|[a-d])?\\s+${SINGULAR}\\s+${OF}`,
  `(?:^|\\n|(?<!\\p{L})(?:au|n°|no|numero|habite|habitons|loge|viens|venez|passe|passez)\\s|[:;!?.]\\s|\\p{L},\\s)${NOT_ONE}\\s?(?:bis|ter|[a-d])?,\\s*${SINGULAR}\\s+${OF}`,
  `\\b\\d{1,4}[a-d]?\\s+(?:${ENGLISH}\\s){1,2}(?:street|avenue|road|lane|drive|square)\\b`,
  `\\b\\d{1,4}[a-d]?\\s+(?:${ENGLISH}\\s){1,2}(?:st|ave|rd|blvd)\\.?(?=\\s*(?:$|[,;\\n]|[ns][ew]\\b))`,
].map((street) => new RegExp(street, 'u'))

const STREETS = [
  // Number last: French, then the others.
  `\\b(?:rue|avenue|boulevard|chemin|allee|impasse|quai)\\s+(?:des?|du|d|la|le|saint|st)\\b[^\\d\\n]{2,30}(?:,|\\bau)\\s*(?:n\\S{0,2}\\s*)?${HOUSE}${NOT_COUNTED}`,
  `(?:\\b(?:calle|avenida|av\\.|via|viale|piazza|rua|travessa|ulica|ul\\.|aleja|plac)|(?<!\\p{L})c/)\\s+${NAME},?\\s*(?:n[.º°]*\\s*)?${HOUSE}${NOT_COUNTED}`,
  `(?<!\\p{L})(?:${RUSSIAN})\\s*[^\\d\\n]{2,40}\\s\\d{1,4}\\b`,
  // Polish semesters, registers and orchestras end as German streets do.
  `(?<![a-z-])[a-z-]{2,40}(?:gasse|weg|allee|platz|straat|laan|gracht|plein|\\s?strasse|\\s?straße|\\s?str\\.|(?<!seme|reje|orkie)str)\\s*${HOUSE}`,
  // A post code behind the number.
  '\\b\\d{1,4}[a-d]?,?\\s+\\d{5}\\s+\\p{L}{3,}',
  // Where streets have no names.
  '(?<!\\p{L})(?:lieu[ -]?dit|le bourg)\\b[^\\d\\n]{0,40},\\s?\\d{5}\\s+\\p{L}{3,}',
  // A box at the post office, and a place on the map.
  '\\b(?:p\\.?\\s?o\\.?\\s?box|postfach|postbus|boite postale|apartado postal|casella postale|caixa postal|skrytka pocztowa)\\s*\\d',
  '\\d{1,3}\\.\\d{4,}\\s?[,;/ ]\\s?(?:[ew]\\s?)?-?\\d{1,3}\\.\\d{4,}',
  "\\d{1,3}\\s?°\\s?\\d{1,2}\\s?['′’].{0,12}?[nsewo](?!\\p{L})",
  '\\b\\d{1,4}\\s*،?\\s*شارع|شارع\\s+[^\\n]{2,40}\\s\\d{1,4}',
].map((street) => new RegExp(street, 'u'))

const anyCase = (words: string) => words.replace(/(?<![a-z])[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
/** Words for streets that are also words for what is counted: `12 cours de danse`, `1 place VIP`. */
const ALSO_COUNTED = anyCase(
  'chaussee|cite|cours|esplanade|galerie|hameau|montee|parvis|passage|place|promenade|residence|ruelle|sentier|square|traverse|venelle|villa|voie',
)
const BEFORE_NUMBER = anyCase(
  'allee|avenue|boulevard|carrer|chaussee|chemin|corso|impasse|largo|paseo|piazzale|plaza|praca|quai|ronda|route|rue|strada|vicolo',
)
/** Polish avenues and estates. */
const ABBREVIATED = '[Aa]l\\.|[Oo]s\\.'
const PARTICLE = "(?:(?:de|du|des|la|le|les|del|di|della|do|da|dos)\\s|[dl]'\\s?)"
const WORD = `${PARTICLE}{0,2}\\p{Lu}\\p{Ll}[\\p{L}'.-]{0,30}`
const OWN_NAME = `${WORD}(?:\\s${WORD}){0,3}`

/** Behind these a number with a comma is that of people, a time, a day or a stand: « le 14, cours Florent ». So is a year. */
const NO_HOUSE = anyCase(
  'a|h|etions|etait|etaient|sommes|sont|le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|bloc|carre|porte|quai|rang|salle|scene|stand',
)

/** Told from what is counted, and from where a sentence goes on, by the capital of the name. */
const NAMED_STREETS = [
  `(?<![\\d.,:])\\b(?:(?<!(?<!\\p{L})(?:${NO_HOUSE})\\s)(?!(?:19|20)\\d\\d,)|(?!\\d+\\s*,))\\d{1,4}\\s?(?:bis|ter|[A-Da-d])?\\s*,?\\s+(?:${ALSO_COUNTED}|[sS]q\\.)\\s+${OWN_NAME}`,
  `(?<![\\d.,:])\\b\\d{1,4}\\s?(?:bis|ter|[A-Da-d])?\\s*,?\\s+(?:[rR]|[pP]l)\\.?\\s+${OWN_NAME}`,
  `(?<!\\p{L})(?:${BEFORE_NUMBER}|${ABBREVIATED})\\s+${OWN_NAME},?\\s(?!(?:19|20)\\d\\d(?!\\d))\\d{1,4}(?:\\s?(?:bis|ter|[A-Da-d]))?(?=\\s*(?:$|[,;.)\\n]))`,
  `(?<!\\p{L})(?:${ALSO_COUNTED}|${BEFORE_NUMBER})\\s+${OWN_NAME},?\\s\\d{5}\\s\\p{Lu}`,
].map((street) => new RegExp(street, 'u'))

/** Numbers in words are of people here: « on était dix, quai de la Loire ». */
const COUNTED = /(?<!\p{L})(?:a|est|etait|sommes|etions|sont|etaient|nous|vous|ils|elles|les|tous)\s\d+/gu

const ONE = /(?<!\p{L})(?:une?|one|eins?|uno|um|een|jeden)(?!\p{L})/gu

/** Whether a text says where somebody lives. */
export function hasStreet(text: string): boolean {
  const [plain, letters] = [plainOf(text), lettersOf(text)]
  // « douze rue des Martinets », where « un chemin » is any.
  const dictated = withNumbers(plain.replace(ONE, ' ')).replace(COUNTED, ' ')
  if (NUMBER_FIRST.some((street) => street.test(plain) || street.test(dictated))) return true
  return STREETS.some((street) => street.test(plain)) || NAMED_STREETS.some((street) => street.test(letters))
}
