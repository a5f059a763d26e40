import type { RootLink } from '../api.ts'

/** What a spreadsheet would run as a formula (OWASP, CSV injection). Full-width signs too. */
const FORMULA = /(^|[,;\t\r\n])(?=["'\s]*[=+\-@＝＋－＠])/g
/** Digits that a spreadsheet does not round: whoever looks a label up in their own list finds it there. */
const DIGITS = /^\d{1,15}$/
/** What it would read as a number or a date, which loses leading zeros, and digits beyond the fifteenth. */
const NUMBER_OR_DATE = /^\s*(?=\S*\d)[\d\s.,:/%()’'–-]+(?:e[+-]?\d+)?\s*$/i

export type Separator = ',' | ';'

/** Spreadsheets split at semicolons wherever fractions begin with a comma, as in French and German. */
export function separatorOf(locale: string): Separator {
  const decimal = new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')
  return decimal?.value === ',' ? ';' : ','
}

/** Names and their links, as spreadsheets read them: by the same rules as the API's own tables. */
export function linksCsv(roots: readonly RootLink[], separator: Separator): string {
  const rows = roots.map(({ label, kind, channel, url }) => [label, kind, channel, url])
  return toCsv(['label', 'kind', 'channel', 'link'], rows, separator)
}

export function toCsv(titles: readonly string[], rows: readonly (readonly string[])[], separator: Separator): string {
  const lines = [titles, ...rows].map((row) => `${row.map(cell).join(separator)}\r\n`)
  // The mark tells Excel that it is UTF-8.
  return `\u{feff}${lines.join('')}`
}

function cell(text: string): string {
  const harmless = DIGITS.test(text) ? text : NUMBER_OR_DATE.test(text) ? `'${text}` : text.replace(FORMULA, "$1'")
  return `"${harmless.replaceAll('"', '""')}"`
}
