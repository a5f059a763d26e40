import { plainOf } from './plain-letters.ts'

const NOT_COUNTED = '(?!\\s*(?:h\\b|heures|fois|volte|veces|vezes|per|pers|euro|ans|anni|anos))'
const RUSSIAN = ['улица', 'ул\\.', 'проспект', 'переулок'].map(plainOf).join('|')
/** A name of a street, which says nothing of how many people there are. */
const NAME = '(?:(?!per\\b|para\\b|por\\b|con\\b|com\\b|\\ba\\s|tutt)[^\\d\\n,]){2,40}'

const STREETS = [
  // Number first: French, then English.
  "\\b\\d{1,4}\\s?(?:bis|ter|[a-d])?\\s*,?\\s+(?:de la\\s|de l'|du\\s)?(?:rue|avenue|av\\.?|boulevard|bd\\.?|chemin|allee|impasse|route de|quai|faubourg)\\s+\\p{L}",
  '\\b\\d{1,4}\\s?(?:bis|ter|[a-d])?\\s+(?:place|r\\.)\\s+(?:de|du|des|d\\b)',
  "\\b\\d{1,4}[a-d]?\\s+(?:[a-z'-]{1,30}\\s){1,2}(?:street|avenue|road|lane|drive|square)\\b",
  "\\b\\d{1,4}[a-d]?\\s+(?:[a-z'-]{1,30}\\s){1,2}(?:st|ave|rd)\\.?(?=\\s*(?:$|[,;\\n]))",
  // Number last: French again, then the others.
  `\\b(?:rue|avenue|boulevard|chemin|allee|impasse|quai)\\s+(?:des?|du|d|la|le|saint|st)\\b[^\\d\\n]{2,30}(?:,|\\bau)\\s*(?:n\\S{0,2}\\s*)?\\d{1,4}\\b${NOT_COUNTED}`,
  `(?:\\b(?:calle|avenida|via|viale|piazza|rua|travessa|ulica|ul\\.|aleja|plac)|(?<!\\p{L})c/)\\s+${NAME},?\\s*(?:n[.º°]*\\s*)?\\d{1,4}\\b${NOT_COUNTED}`,
  `(?<!\\p{L})(?:${RUSSIAN})\\s*[^\\d\\n]{2,40}\\s\\d{1,4}\\b`,
  '(?<![a-z-])[a-z-]{2,40}(?:gasse|weg|allee|platz|straat|laan|gracht|plein|\\s?strasse|\\s?straße|\\s?str\\.)\\s*\\d{1,4}\\b',
  // A post code behind the number.
  '\\b\\d{1,4}[a-d]?,?\\s+\\d{5}\\s+\\p{L}{3,}',
  '\\b\\d{1,4}\\s*،?\\s*شارع|شارع\\s+[^\\n]{2,40}\\s\\d{1,4}',
].map((street) => new RegExp(street, 'u'))

/** Whether a plain text says where somebody lives. */
export const hasStreet = (plain: string): boolean => STREETS.some((street) => street.test(plain))
