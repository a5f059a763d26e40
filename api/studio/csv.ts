import { stringify } from 'csv-stringify/sync'

/**
 * What stands between two cells, and where a fraction begins. Spreadsheets split at the list separator of the system's
 * locale: a semicolon wherever fractions begin with a comma, as in German and French.
 */
export const CSV_FORMS = {
  comma: { separator: ',', point: '.' },
  semicolon: { separator: ';', point: ',' },
} as const
export type CsvForm = keyof typeof CSV_FORMS

/** Tells Excel that the file is UTF-8. A `sep=` line would as well name the separator, but Excel then ignores this mark. */
const BYTE_ORDER_MARK = '\uFEFF'

/** The line of the columns, at the beginning of a file. */
export function csvHead(columns: readonly string[], form: CsvForm): string {
  return BYTE_ORDER_MARK + csvRows([columns], form)
}

export function csvRows(rows: readonly (readonly (string | number | null)[])[], form: CsvForm): string {
  const { separator, point } = CSV_FORMS[form]
  return stringify([...rows], {
    delimiter: separator,
    cast: {
      number: (value) => String(value).replace('.', point),
      // In quotes also where the other separator stands, or a tab: whoever splits there still splits no cell.
      string: (text) => (SEPARATOR.test(text) ? { value: harmless(text), quoted: true } : harmless(text)),
    },
  })
}

const SEPARATOR = /[,;\t]/
/** What runs, or is changed by, a spreadsheet that reads it as a cell. Full-width signs too: Excel and Numbers take them for these. */
const FORMULA = /(^|[,;\t\r\n])(?=["'\s]*[=+\-@＝＋－＠])/g
/** Most cells: names, words and times, in which there is neither. */
const PLAIN = /^\w*[a-df-zA-DF-Z_][\w.:-]*$/
const NUMBER_OR_DATE = /^\s*(?=\S*\d)[\d\s.,:/%()’'–-]+(?:e[+-]?\d+)?\s*$/i

/**
 * Text that stays text: an apostrophe stands before whatever a spreadsheet would run, at the beginning and, for one that
 * splits elsewhere than we do, behind every separator (OWASP, CSV injection); and before text that it would read as a
 * number or a date, and so lose leading zeros, or digits beyond the fifteenth.
 */
function harmless(text: string): string {
  if (PLAIN.test(text)) return text
  return NUMBER_OR_DATE.test(text) ? `'${text}` : text.replace(FORMULA, "$1'")
}
