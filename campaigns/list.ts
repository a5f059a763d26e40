import { type Contact, contactIn } from './contact.ts'
import { isLabel, LONGEST_LABEL, TURNS } from './label.ts'

/** The most members that one list brings in at once; other roots, of which each is a line of the studio, are fewer. */
export const MOST_MEMBERS = 20_000
export const MOST_ROOTS = 1000
/** A list of members has no fewer: among less than five, it would show who has opened. */
export const FEWEST_MEMBERS = 5

/** One line of a list: a label, and where the list says so the circle that it belongs to. */
export interface ListRow {
  line: number
  label: string
  circle?: string
}

export type ListFaultKind =
  | Contact
  /** A column of addresses or phone numbers, by its title. */
  | 'contact-column'
  | 'too-long'
  | 'invisible'
  /** Excel has written `2.41E+15`, or zeros where digits beyond the fifteenth were. */
  | 'shortened'
  /** The same label as on another line, where the lines differ otherwise: two people, perhaps. */
  | 'twice'
  | 'unclosed'

export interface ListFault {
  line: number
  fault: ListFaultKind
  /** What it is about: the label, for `contact-column` the column's title. Never an address. */
  text: string
  /** With `twice`: the other line. */
  first?: number
}

export interface List {
  rows: ListRow[]
  faults: ListFault[]
  /** Between the cells of a line, to write the answer alike; undefined where a line is one cell. */
  separator: Separator | undefined
  /** Lines that stand twice, word for word: each is one link. */
  repeated: number
}

type Separator = ',' | ';' | '\t' | '|'
const SEPARATORS = [';', '\t', ',', '|'] as const

/** Titles of columns, as clubs' programs write them, without accents. */
const LABEL_TITLE =
  /^(?:labels?|roots?|etiquettes?|noms?|names?|nomb?res?|nome|naam|nazwa|nazwisko|libelle|bezeichnung|numeros?|numer|nummer|number|no\.?|nr\.?|n°|#|id|membres?|members?|mitglied(?:er|snummer)?|socios?|soci|lid(?:nummer)?|abonnes?|subscribers?|(?:numero|n°|no\.?) (?:de |d')?(?:membre|abonne|adherent|licence)|adherents?|licences?|ambassad(?:or|eur|rice)s?|members? (?:number|id|no\.?)|اسم|رقم)$/u
const CIRCLE_TITLE =
  /^(?:circles?|cercles?|groupes?|groups?|kreis(?:e)?|tribunes?|stands?|regions?|circulos?|circol[oi])$/u
const CONTACT_TITLE =
  /^(?:e-?mails?|mails?|courriels?|adresse(?: e-?mail| mail| electronique)?|(?:e-?)?mail[ -]?(?:address|adresse)?|correo(?: electronico)?|tel\.?|telephones?|phones?(?: number)?|portables?|mobiles?|handy|telefon[oe]?s?|telefoon|gsm|whatsapp|iban|rib)$/u

const folded = (title: string) =>
  title.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[’`]/g, "'").replaceAll('_', ' ').trim().toLowerCase()

/**
 * Reads a list of labels, one a line: pasted text, or CSV as spreadsheets write it (quotes, semicolons, tabs, a line
 * `sep=;`, a first line of titles or none). Takes it whole or names every line that does not fit.
 */
export function readList(text: string): List {
  const [start, named] = separatorLine(text.replace(/^\u{feff}/u, ''))
  const separator = named ?? separatorOf(start.text)
  const { records, unclosed } = recordsOf(start, separator)
  const columns = columnsOf(records[0]?.cells ?? [])
  const faults: ListFault[] = unclosed === undefined ? [] : [{ line: unclosed, fault: 'unclosed', text: '"' }]
  for (const cell of columns.contacts) faults.push({ line: records[0]?.line ?? 1, fault: 'contact-column', text: cell })
  const seen = new Map<string, { line: number; whole: string }>()
  const rows: ListRow[] = []
  let repeated = 0
  for (const { line, cells } of columns.isTitled ? records.slice(1) : records) {
    const label = labelOf(cells[columns.label] ?? '')
    const whole = cells.join('\n')
    if (whole.trim() === '') continue
    const fault = faultOf(label, cells)
    const before = seen.get(label)
    if (fault) faults.push({ line, fault, text: fault === 'invisible' || isContact(fault) ? '' : label })
    else if (before && before.whole === whole) repeated++
    else if (before) faults.push({ line, fault: 'twice', text: label, first: before.line })
    else {
      seen.set(label, { line, whole })
      const circle = columns.circle === undefined ? '' : labelOf(cells[columns.circle] ?? '')
      rows.push({ line, label, ...(circle !== '' && { circle }) })
    }
  }
  return { rows, faults: [...faults, ...roundedIn(rows)].sort((a, b) => a.line - b.line), separator, repeated }
}

const isContact = (fault: ListFaultKind) => fault === 'email' || fault === 'phone' || fault === 'account'

/** One visible line, composed; without the apostrophe by which spreadsheets keep a number as it is written. */
function labelOf(cell: string): string {
  const line = cell
    .replaceAll(TURNS, '')
    .replaceAll(/\p{Cc}+|\s+/gu, ' ')
    .trim()
    .normalize('NFC')
  return line.replace(/^'(?=[\d=+@-])/, '')
}

function faultOf(label: string, cells: readonly string[]): ListFaultKind | undefined {
  if (!isLabel(label)) return 'invisible'
  if (/^\d+[.,]\d+E\+?\d+$/i.test(label)) return 'shortened'
  const contact = contactIn(label) ?? cells.map(contactIn).find((found) => found !== undefined)
  if (contact) return contact
  return label.length > LONGEST_LABEL ? 'too-long' : undefined
}

/** Numbers of more than fifteen digits that all end in a zero have gone through Excel, which keeps no more. */
function roundedIn(rows: readonly ListRow[]): ListFault[] {
  const long = rows.filter(({ label }) => /^\d{16,}$/.test(label))
  const isRounded = long.length >= 3 && long.every(({ label }) => /^\d{15}0+$/.test(label))
  return isRounded ? long.map(({ line, label }) => ({ line, fault: 'shortened', text: label })) : []
}

interface Start {
  text: string
  line: number
}

/** Excel's own way to name the separator, as the first line. */
function separatorLine(text: string): [Start, Separator | undefined] {
  const [whole = '', separator] = /^sep=(.)(?:\r\n?|\n)/i.exec(text) ?? []
  const named = SEPARATORS.find((each) => each === separator)
  return named ? [{ text: text.slice(whole.length), line: 2 }, named] : [{ text, line: 1 }, undefined]
}

/** Records looked at to find the separator. */
const LOOKED_AT = 50

/**
 * The separator of a text: one that gives the first lines equally many cells, two or more. A comma must have titles above
 * it or quotes around it: `Dupont, Jean` is a name.
 */
function separatorOf(text: string): Separator | undefined {
  const sample = text.split(/\r\n?|\n/, LOOKED_AT).join('\n')
  return SEPARATORS.find((separator) => {
    const { records } = recordsOf({ text: sample, line: 1 }, separator)
    const [first] = records
    if (!first || first.cells.length < 2) return false
    if (columnsOf(first.cells).isTitled) return true
    const isEven = records.every(({ cells }) => cells.length === first.cells.length)
    return isEven && (separator === ',' ? /^"(?:[^"]|"")*",/.test(sample) : true)
  })
}

function columnsOf(cells: readonly string[]) {
  const titles = cells.map(folded)
  const place = (title: RegExp) => titles.findIndex((each) => title.test(each))
  const [label, circle] = [place(LABEL_TITLE), place(CIRCLE_TITLE)]
  const contacts = cells.filter((_, i) => CONTACT_TITLE.test(titles[i] ?? ''))
  const isTitled = label >= 0 || contacts.length > 0 || (circle >= 0 && cells.length > 1)
  return { isTitled, label: Math.max(label, 0), circle: isTitled && circle >= 0 ? circle : undefined, contacts }
}

interface Record {
  line: number
  cells: string[]
}

/** Splits a text into lines of cells (RFC 4180); a quoted cell may hold separators, quotes and line breaks. */
function recordsOf({ text, line: first }: Start, separator: Separator | undefined) {
  const records: Record[] = []
  let [line, begun, at] = [first, first, 0]
  let cells: string[] = []
  let unclosed: number | undefined
  const end =
    separator === undefined ? /[\r\n]|$/g : new RegExp(`[\\r\\n${separator === '|' ? '\\|' : separator}]|$`, 'g')
  while (at <= text.length) {
    const quoted = separator !== undefined && /^[ ]*"/.exec(text.slice(at, at + 40))
    let cell: string
    if (quoted) {
      const closing = closingQuote(text, at + quoted[0].length)
      if (closing < 0) unclosed ??= line
      const till = closing < 0 ? text.length : closing
      cell = text.slice(at + quoted[0].length, till).replaceAll('""', '"')
      line += cell.split(/\r\n?|\n/).length - 1
      at = Math.min(till + 1, text.length)
    } else cell = ''
    end.lastIndex = at
    const stop = end.exec(text)?.index ?? text.length
    cells.push(quoted ? cell + text.slice(at, stop).trim() : text.slice(at, stop).trim())
    at = stop + 1
    const mark = text[stop]
    if (mark === separator && mark !== undefined) continue
    if (cells.some((each) => each !== '')) records.push({ line: begun, cells })
    cells = []
    if (mark === '\r' && text[at] === '\n') at++
    line++
    begun = line
  }
  return { records, unclosed }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at
  return -1
}
