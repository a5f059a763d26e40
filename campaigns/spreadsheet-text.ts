import { withoutAccents } from './without-accents.ts'

/** What a spreadsheet would run as a formula. Full-width signs too, which Excel and Numbers accept. */
const FORMULA = /(^|[,;\t\r\n])(?=["'\s]*[=+\-@＝＋－＠])/g
/** Currencies that are written in letters. */
const CURRENCY = '(?:R\\$|zł|Kčs?|kr|Ft|lei|RON|CHF|Fr|лв|грн|р|руб)\\.?'
/** Digits of any script; days as they are written in China, Japan and Korea too. */
const NUMBER = new RegExp(
  `^(?=\\P{Nd}*\\p{Nd})(?:${CURRENCY})?[\\p{Nd}\\s.,٫٬:/%()’'–年月日년월일\\p{Sc}-]+(?:e[+-]?\\d+|${CURRENCY})?$`,
  'iu',
)
/** A moment as ISO 8601 writes it; with its zone it stays text. */
const MOMENT = /^\d{4}-\d\d?-\d\d?t[\d:.,]+$/i
const TIME = /^\d{1,2}(?::\d\d){0,2}(?:\s?[ap]\.?\s?m\.?|\s[ap]|\s?(?:od|do)p\.?)$/i
/** Behind a weekday. */
const DAY = /^\d{1,4}[./-]\d{1,2}\b[\d./-]*$/
const WEEKDAY = /^(\p{L}{2,14})[.,]*\s+/u
const DATE = /^(?=.*\d)(?:\d{1,4}[\s./’'-]*(?:de )?)?([\p{L}\p{M}]{1,12})\.?(?:[\s./,’'-]*(?:de )?\d{1,4}){0,2}$/iu
/** Months as Poles and Hungarians number them. */
const ROMAN = /^(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})$/
const TRUTH =
  /^(?:true|false|vrai|faux|wahr|falsch|verdadero|falso|vero|verdadeiro|waar|onwaar|prawda|fałsz|doğru|yanlış|sant|falskt|sand|falsk|sann|usann|tosi|epätosi|igaz|hamis|(?:ne)?pravda|истина|ложь|істина|хибність|adevărat|fals|istina|laž|cert)$/i
/** No longer text is any of them. */
const LONGEST = 40
/** Digits that a spreadsheet does not round. */
const DIGITS = /^\d{1,15}$/

/** Of spreadsheets: more than ours. */
const LANGUAGES =
  'ar ar-SY bg ca cs da de el en es et eu fi fr he hi hr hu id it ka kk lt lv nb nl pl pt ro ru sk sl sv tr uk'.split(
    ' ',
  )

/** Names of months and weekdays, written out and short, and as they stand beside a day; found when they are asked for first. */
function namesOf(part: 'month' | 'weekday'): readonly string[] {
  const forms: Intl.DateTimeFormatOptions[] = [
    { [part]: 'long' },
    { day: 'numeric', [part]: 'long' },
    { [part]: 'short' },
  ]
  const found = LANGUAGES.flatMap((language) =>
    forms.flatMap((form) => {
      const named = new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' })
      return Array.from({ length: 12 }, (_, i) => {
        // Every 32 days: all months, and all weekdays.
        const name = named.formatToParts(Date.UTC(2026, 0, 1 + 32 * i)).find(({ type }) => type === part)
        return withoutAccents(name?.value ?? '')
      })
    }),
  )
  return [...new Set(found)]
}
const names: { month?: readonly string[]; weekday?: readonly string[] } = {}

function isNameOf(part: 'month' | 'weekday', word: string): boolean {
  names[part] ??= namesOf(part)
  const begin = withoutAccents(word)
  // A month has three letters or is written out.
  const isShort = part === 'month' && begin.length < 3
  return names[part].some((name) => (isShort ? name === begin : name.startsWith(begin)))
}

/** Whether a spreadsheet would take a text for a number, an amount, a date, a time or a truth value, in one of their languages. */
function isTakenForValue(text: string): boolean {
  // Full-width signs are taken as the others are.
  const said = text.normalize('NFKC').trim()
  if (said.length > LONGEST) return NUMBER.test(said)
  if ([NUMBER, MOMENT, TIME, TRUTH].some((form) => form.test(said))) return true
  if (!/\d/.test(said)) return false
  const [weekday, day] = WEEKDAY.exec(said) ?? []
  const rest = weekday && day && isNameOf('weekday', day) ? said.slice(weekday.length) : said
  const [, month] = DATE.exec(rest) ?? []
  return (
    (rest !== said && DAY.test(rest)) ||
    (month !== undefined && (ROMAN.test(month.toLowerCase()) || isNameOf('month', month)))
  )
}

/**
 * Text that stays text in a spreadsheet: an apostrophe goes before what would run as a formula (OWASP, CSV injection), and
 * before what would be read as a value. A number would lose leading zeros and digits beyond the fifteenth, a date its form.
 * Formulas are looked for behind every separator as well: some programs split elsewhere than we do.
 */
export function harmless(text: string): string {
  return isTakenForValue(text) ? `'${text}` : text.replace(FORMULA, "$1'")
}

/** The same for a label that is looked up in a list: digits stay as they are there, leading zeros too. */
export const harmlessLabel = (label: string) => (DIGITS.test(label) ? label : harmless(label))
