import { CsvError, type InfoRecord, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { isLabel, LONGEST_LABEL, labelOf } from '../../campaigns/label.ts'
import { contactFault } from '../../campaigns/label-contact.ts'
import { byteFault, decodeList } from '../../campaigns/list-bytes.ts'
import { suggestion } from '../../campaigns/suggestion.ts'
import { CommandError } from '../fail.ts'

/** A CSV file of subscribers, as an agency's mailer gives and takes it. */
export interface MailingList {
  rows: string[][]
  header: string[]
  /** The label of each row, in their order, and the line on which it ends. */
  labels: string[]
  lines: number[]
  linkColumn: string
  form: { delimiter: string; hasMark: boolean; lineEnd: string }
}

const SEPARATORS = [',', ';', '\t'] as const
const LINK = 'link'

/**
 * Reads a mailing list. Throws with the line of a row without a label, or whose label cannot be one.
 *
 * @param column name of the column with the labels
 */
export function readMailingList(bytes: Uint8Array, file: string, column: string): MailingList {
  const unread = byteFault(bytes)
  if (unread) throw new CommandError(`${file}: ${unread}`)
  const decoded = decodeList(bytes).replace(/^\uFEFF/, '')
  // Excel's own line, which a mailer would take for the names of the columns.
  const [line = '', named] = /^sep=([,;\t])(?:\r\n?|\n)/i.exec(decoded) ?? []
  const text = decoded.slice(line.length)
  // A separator within quotes belongs to the name of a column.
  const [head = ''] = text.replaceAll(/"[^"]*"/g, '').split(/\r\n?|\n/, 1)
  const delimiter = named ?? [...SEPARATORS].sort((a, b) => head.split(b).length - head.split(a).length)[0] ?? ','
  const [header, ...rows] = records(text, { delimiter, file, above: named === undefined ? 0 : 1 })
  if (!header) throw new CommandError(`${file}: empty, expected a line with the names of its columns`)
  const names = header.cells.map(labelOf)
  // A spreadsheet's no-break space and a Mac's accents look like those that are typed.
  const at = names.findIndex((name) => name.toLowerCase() === labelOf(column).toLowerCase())
  if (at < 0) {
    const expected = `expected one of ${names.join(', ')} as --column${suggestion(column, names)}`
    throw new CommandError(`${file}: no column "${column}", ${expected}`)
  }
  const seen = new Map<string, number>()
  const labels = rows.map(({ cells, line }) => {
    const label = labelOf(cells[at] ?? '')
    const fault = faultOf(label, seen.get(label))
    if (fault) throw new CommandError(`${file}:${line} ${names[at]}: ${fault}`)
    seen.set(label, line)
    return label
  })
  const taken = names.findIndex((name) => name.toLowerCase() === LINK)
  if (taken >= 0) throw new CommandError(`${file}: has a column "${names[taken]}" already, expected a list without one`)
  const [lineEnd = '\n'] = /\r\n?|\n/.exec(text) ?? []
  const form = { delimiter, hasMark: !isPlain(bytes), lineEnd }
  const lines = rows.map(({ line }) => line)
  // A short row is filled up: its link belongs below its column's name.
  const whole = rows.map(({ cells }) => header.cells.map((_, place) => cells[place] ?? ''))
  return { header: header.cells, rows: whole, labels, lines, linkColumn: LINK, form }
}

/** Writes it in the form in which it came, with the links as its last column. */
export function writeMailingList(list: MailingList, linkOf: (label: string) => string): string {
  const { header, rows, labels, linkColumn, form } = list
  const paired = rows.map((cells, i) => [...cells, linkOf(labels[i] ?? '')])
  const csv = stringify([[...header, linkColumn], ...paired], {
    delimiter: form.delimiter,
    record_delimiter: form.lineEnd,
  })
  return form.hasMark ? `\uFEFF${csv}` : csv
}

interface Row {
  cells: string[]
  /** In the file, from 1. */
  line: number
}

function records(
  text: string,
  { delimiter, file, above }: { delimiter: string; file: string /** Lines before the text. */; above: number },
): Row[] {
  try {
    // Rows without anything in them are what spreadsheets leave at the end.
    const empty = { skip_empty_lines: true, skip_records_with_empty_values: true } as const
    const options = { delimiter, ...empty, relax_column_count_less: true, info: true } as const
    // The library's types leave out what `info` makes of each record.
    const parsed = parse(text, options) as unknown as { record: string[]; info: InfoRecord }[]
    return parsed.map(({ record, info }) => ({ cells: record, line: info.lines + above }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error ? `:${Number(error.lines) + above}` : ''
    throw new CommandError(`${file}${line}: no CSV (${error.message}), expected a list saved as CSV`)
  }
}

function faultOf(label: string, earlier: number | undefined): string | undefined {
  if (label === '') return 'empty, expected a label: a name or a number that is no address'
  const fault = contactFault(label)
  if (fault) return fault
  if (label.length > LONGEST_LABEL) return `${label.length} characters, expected at most ${LONGEST_LABEL}`
  if (!isLabel(label)) return 'has characters that cannot be seen, expected one plain line'
  return earlier === undefined ? undefined : `the same as in line ${earlier}, expected a label of its own for each`
}

/** Whether it is UTF-8 without a byte order mark. What came otherwise goes back with one, by which Excel knows UTF-8. */
function isPlain(bytes: Uint8Array): boolean {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) === decodeList(bytes)
}
