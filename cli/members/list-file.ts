import { readFile } from 'node:fs/promises'
import { CONTACT_FAULTS } from '../../campaigns/contact.ts'
import { LONGEST_LABEL } from '../../campaigns/label.ts'
import { type Guess, type List, type ListFault, type ListFaultKind, readList } from '../../campaigns/list.ts'
import { byteFault, decodeList } from '../../campaigns/list-bytes.ts'
import { CommandError } from '../fail.ts'

/** The most faults printed at once: who has a thousand of them mends the file, not each line. */
const MOST_SHOWN = 20

const SIGNS: Record<string, string> = { '\t': 'a tab' }

const FAULTS: Record<ListFaultKind, (fault: ListFault) => string> = {
  email: () => CONTACT_FAULTS.email,
  phone: () => CONTACT_FAULTS.phone,
  account: () => CONTACT_FAULTS.account,
  'contact-column': ({ text }) => `the column "${text}" holds addresses or phone numbers, expected a list without it`,
  'too-long': () => `the label is longer than ${LONGEST_LABEL} characters, expected a shorter one`,
  invisible: () => 'the label cannot be seen, expected a name or a number',
  shortened: ({ text }) =>
    `a spreadsheet has shortened "${text}", expected the column as text (format the cells as text, then paste again)`,
  twice: ({ text, first }) =>
    `"${text}" stands on line ${first} too, where the rest of the line differs, expected what tells the two apart`,
  parted: ({ text }) =>
    `it is not clear what ${SIGNS[text] ?? `"${text}"`} parts here, expected a line of titles above with one for each column, or quotation marks around each label`,
  unclosed: () => 'a quotation mark is never closed, expected another one at the end of the cell',
}

/**
 * Reads a list. Throws {@link CommandError} with every line that does not fit, and takes nothing then.
 *
 * @param isOfMembers whether a column of numbers is taken before one of names
 */
export async function readListFile(file: string, isOfMembers: boolean): Promise<List> {
  const bytes = await readFile(file)
  const fault = byteFault(bytes)
  if (fault) throw new CommandError(`${file}: ${fault}`)
  const list = readList(decodeList(bytes), isOfMembers)
  const { rows, faults } = list
  const lines = faults.slice(0, MOST_SHOWN).map((fault) => `${file}:${fault.line} ${FAULTS[fault.fault](fault)}`)
  if (faults.length > MOST_SHOWN) lines.push(`… and ${faults.length - MOST_SHOWN} more lines like these`)
  if (lines.length > 0) throw new CommandError(`${lines.join('\n')}\nNothing was brought in.`)
  if (rows.length === 0) throw new CommandError(`${file}: no label in it, expected one a line`)
  return list
}

/** What was taken for labels where no title says so. */
export const guessLine = ({ label, title }: Guess): string =>
  title === undefined
    ? `No title is known above the labels; the first one: "${label}"`
    : `No title of labels is known; the first one, below "${title}": "${label}"`
