import { access, rm, writeFile } from 'node:fs/promises'
import { CSV_FORMS, type CsvForm, csvHead } from '../../api/studio/csv.ts'
import { harmlessLabel } from '../../campaigns/spreadsheet-text.ts'
import { CommandError } from '../fail.ts'

/** A link as it is handed to whoever sends the mails. */
export interface ListedLink {
  label: string
  link: string
  /** Name of the list; empty for a root of its own. */
  list: string
  /** The circle's id; empty without one. */
  circle: string
  /** Of an ambassador: the address of their own page. It opens nothing, and is theirs alone. */
  page?: string
}

const COLUMNS = ['label', 'link', 'list', 'circle'] as const

/** Links as CSV; where ambassadors are among them, with their pages. What a spreadsheet would run or change is told to be text; see `campaigns/spreadsheet-text.ts`. */
export function linksCsv(links: readonly ListedLink[], form: CsvForm): string {
  const { separator } = CSV_FORMS[form]
  const columns = links.some(({ page }) => page !== undefined) ? [...COLUMNS, 'page' as const] : COLUMNS
  const cell = (text = '') => quoted(harmlessLabel(text))
  const lines = links.map((row) => `${columns.map((column) => cell(row[column])).join(separator)}\n`)
  return csvHead(columns, form) + lines.join('')
}

const quoted = (text: string) => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The form that answers a list in its own separator. */
export function formOf(separator: string | undefined): CsvForm {
  return separator === CSV_FORMS.semicolon.separator ? 'semicolon' : 'comma'
}

/** Throws {@link CommandError} where the file is there already: before anything is brought in. */
export async function refuseExisting(file: string | undefined): Promise<void> {
  if (file === undefined) return
  const isThere = await access(file).then(
    () => true,
    () => false,
  )
  if (isThere) throw new CommandError(`--out: ${file} is there already, expected another name`)
}

/** Writes links to a file that its owner alone reads, whole or not at all; without a file, to standard output. */
export async function writeLinks(file: string | undefined, csv: string): Promise<void> {
  if (file === undefined) return void process.stdout.write(csv)
  try {
    await writeFile(file, csv, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) await rm(file, { force: true })
    throw error
  }
}
