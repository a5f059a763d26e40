import { stringify } from 'csv-stringify/sync'

/**
 * Separators of cells and decimals. Spreadsheets split at the list separator of the system's locale: a semicolon wherever
 * decimals have a comma, as in German and French.
 */
export const CSV_FORMS = {
  comma: { separator: ',', point: '.' },
  semicolon: { separator: ';', point: ',' },
} as const
export type CsvForm = keyof typeof CSV_FORMS

/**
 * The byte order mark by which Excel knows UTF-8. A `sep=` line would name the separator too, but then Excel ignores this
 * mark.
 */
const BYTE_ORDER_MARK = '\uFEFF'

/** The header line. */
export function csvHead(columns: readonly string[], form: CsvForm): string {
  return BYTE_ORDER_MARK + csvRows([columns], form)
}

export function csvRows(rows: readonly (readonly (string | number | null)[])[], form: CsvForm): string {
  const { separator, point } = CSV_FORMS[form]
  return stringify([...rows], {
    delimiter: separator,
    cast: {
      number: (value) => String(value).replace('.', point),
      // Quoted also where a tab or the other separator stands: a program that splits there still splits no cell.
      string: (text) => (SEPARATOR.test(text) ? { value: harmless(text), quoted: true } : harmless(text)),
    },
  })
}

const SEPARATOR = /[,;\t]/
/** What a spreadsheet would run as a formula. Full-width signs too, which Excel and Numbers accept. */
const FORMULA = /(^|[,;\t\r\n])(?=["'\s]*[=+\-@＝＋－＠])/g
/** Most cells (names, words, times), which hold neither a formula nor a number. */
const PLAIN = /^\w*[a-df-zA-DF-Z_][\w.:-]*$/
const NUMBER_OR_DATE = /^\s*(?=\S*\d)[\d\s.,:/%()’'–-]+(?:e[+-]?\d+)?\s*$/i

/**
 * Text that stays text in a spreadsheet. An apostrophe is put before whatever would run as a formula, at the beginning and,
 * for programs that split elsewhere than we do, behind every separator (OWASP, CSV injection); and before text that would
 * be read as a number or a date, which loses leading zeros and digits beyond the fifteenth.
 */
export function harmless(text: string): string {
  if (PLAIN.test(text)) return text
  return NUMBER_OR_DATE.test(text) ? `'${text}` : text.replace(FORMULA, "$1'")
}
