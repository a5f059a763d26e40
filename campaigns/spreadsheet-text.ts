import type { Locale } from './schema.ts'

/** What a spreadsheet would run as a formula. Full-width signs too, which Excel and Numbers accept. */
const FORMULA = /(^|[,;\t\r\n])(?=["'\s]*[=+\-@＝＋－＠])/g
const NUMBER = /^\s*(?=\S*\d)[\d\s.,:/%()’'–\p{Sc}-]+(?:e[+-]?\d+)?\s*$/iu
const TIME = /^\d{1,2}(?::\d\d){0,2}(?:\s?[ap]\.?m\.?|\s[ap])$/i
const DATE = /^(?=.*\d)(?:\d{1,4}[\s./’'-]*(?:de )?)?(\p{L}{3,12})\.?(?:[\s./,’'-]*(?:de )?\d{1,4}){0,2}$/iu
const TRUTH =
  /^(?:true|false|vrai|faux|wahr|falsch|verdadero|falso|vero|verdadeiro|waar|onwaar|prawda|fałsz|doğru|yanlış)$/i
/** No longer text is any of them. */
const LONGEST = 40
/** Digits that a spreadsheet does not round. */
const DIGITS = /^\d{1,15}$/

/** Without accents, which spreadsheets do not ask for. */
const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Those whose spreadsheets write months in Latin letters. */
const LANGUAGES: readonly Locale[] = ['de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt']

const MONTHS = LANGUAGES.flatMap((locale) => {
  const named = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => plain(named.format(Date.UTC(2026, month))))
})

/** Whether a spreadsheet would take a text for a number, an amount, a date, a time or a truth value, in one of our languages. */
function isTakenForValue(text: string): boolean {
  if (text.length > LONGEST) return NUMBER.test(text)
  if (NUMBER.test(text) || TIME.test(text) || TRUTH.test(text)) return true
  const [, word] = DATE.exec(text) ?? []
  return word !== undefined && MONTHS.some((month) => month.startsWith(plain(word)))
}

/**
 * Text that stays text in a spreadsheet. An apostrophe is put before whatever would run as a formula, at the beginning and,
 * for programs that split elsewhere than we do, behind every separator (OWASP, CSV injection); and before text that would
 * be read as a value: a number loses leading zeros and digits beyond the fifteenth, a date its form.
 */
export function harmless(text: string): string {
  return isTakenForValue(text) ? `'${text}` : text.replace(FORMULA, "$1'")
}

/** The same for a label that is looked up in a list: digits stay as they are there, leading zeros too. */
export const harmlessLabel = (label: string) => (DIGITS.test(label) ? label : harmless(label))
