import { stringify } from 'csv-stringify/sync'
import { harmless } from '../../campaigns/spreadsheet-text.ts'

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
