import { withoutAccents } from './without-accents.ts'

/** What a spreadsheet would run as a formula. Full-width signs too, which Excel and Numbers accept. */
const FORMULA = /(^|[,;\t\r\n])(?=["'\s]*[=+\-@＝＋－＠])/g
/** Digits of any script; days as they are written in China, Japan and Korea too. */
const NUMBER = /^(?=\S*\p{Nd})[\p{Nd}\s.,:/%()’'–年月日년월일\p{Sc}-]+(?:e[+-]?\d+)?$/iu
/** A moment as ISO 8601 writes it; with its zone it stays text. */
const MOMENT = /^\d{4}-\d\d?-\d\d?t[\d:.,]+$/i
const TIME = /^\d{1,2}(?::\d\d){0,2}(?:\s?[ap]\.?m\.?|\s[ap])$/i
/** Behind a weekday. */
const DAY = /^\d{1,4}[./-]\d{1,2}\b[\d./-]*$/
const WEEKDAY = /^(\p{L}{2,14})[.,]*\s+/u
const DATE = /^(?=.*\d)(?:\d{1,4}[\s./’'-]*(?:de )?)?(\p{L}{3,12})\.?(?:[\s./,’'-]*(?:de )?\d{1,4}){0,2}$/iu
const TRUTH =
  /^(?:true|false|vrai|faux|wahr|falsch|verdadero|falso|vero|verdadeiro|waar|onwaar|prawda|fałsz|doğru|yanlış)$/i
/** No longer text is any of them. */
const LONGEST = 40
/** Digits that a spreadsheet does not round. */
const DIGITS = /^\d{1,15}$/

/** Of spreadsheets: more than ours. */
const LANGUAGES = 'bg ca cs da de el en es et fi fr hr hu id it lt lv nb nl pl pt ro ru sk sl sv tr uk'.split(' ')

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
        const name = named.formatToParts(Date.UTC(2026, i, i + 1)).find(({ type }) => type === part)
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
  return names[part].some((name) => name.startsWith(begin))
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
  return (rest !== said && DAY.test(rest)) || (month !== undefined && isNameOf('month', month))
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
