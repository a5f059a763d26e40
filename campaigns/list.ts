import { type Contact, contactIn } from './contact.ts'
import { isLabel, LONGEST_LABEL, labelOf } from './label.ts'
import { titlesIn } from './list-titles.ts'
import { withoutAccents } from './without-accents.ts'

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
  /** A separator that may part columns or belong to a label, or that parts a line into more columns than the first one. */
  | 'parted'
  | 'unclosed'

export interface ListFault {
  line: number
  fault: ListFaultKind
  /** What it is about: the label, for `contact-column` the column's title, for `parted` the separator. Never an address. */
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
  /** Labels that capitals or accents alone tell apart, and the line of the second: perhaps one person, who gets two links. */
  alike: { line: number; labels: [string, string] }[]
  /** Where no known title says which column has the labels: the first that was taken, for somebody to look at. */
  guess?: Guess
}

export interface Guess {
  label: string
  /** What was taken for the title above it. */
  title?: string
}

type Separator = ',' | ';' | '\t' | '|'
const SEPARATORS = [';', '\t', ',', '|'] as const

/**
 * Reads a list of labels, one a line: pasted text, or CSV as spreadsheets write it (quotes, semicolons, tabs, a line
 * `sep=;`, a first line of titles or none). Takes it whole or names every line that does not fit.
 *
 * @param isOfMembers whether numbers make better labels than names do: two members are called alike
 */
export function readList(text: string, isOfMembers = true): List {
  const [start, named] = separatorLine(text.replace(/^\u{feff}/u, ''))
  const separator = named ?? separatorOf(start.text)
  const { records: all, unclosed } = recordsOf(start, separator)
  const records = belowHeading(all)
  const { titles, body, label: place, circle: circlePlace, contacts } = columnsOf(records, isOfMembers)
  const top = records[0]?.line ?? 1
  const faults: ListFault[] = [
    ...unclosed.map((line): ListFault => ({ line, fault: 'unclosed', text: '"' })),
    ...contacts.map((cell): ListFault => ({ line: top, fault: 'contact-column', text: cell })),
    ...(separator === undefined ? unclearIn(body, place !== undefined) : longerIn(records, separator)),
  ]
  const unread = new Set(faults.map(({ line }) => line))
  const seen = new Map<string, { line: number; whole: string }>()
  const rows: ListRow[] = []
  let repeated = 0
  for (const { line, cells } of body) {
    if (unread.has(line)) continue
    const read = cells.map(labelOf)
    const [label = '', whole] = [read[place ?? 0], read.join('\n')]
    const fault = faultOf(label, cells)
    const before = seen.get(label)
    if (fault) faults.push({ line, fault, text: fault === 'invisible' || isContact(fault) ? '' : label })
    else if (before && before.whole === whole) repeated++
    else if (before) faults.push({ line, fault: 'twice', text: label, first: before.line })
    else {
      seen.set(label, { line, whole })
      const circle = circlePlace === undefined ? '' : (read[circlePlace] ?? '')
      rows.push({ line, label, ...(circle !== '' && { circle }) })
    }
  }
  const [first] = rows
  const title = titles?.[0]
  const guess = place === undefined && first && { label: first.label, ...(title !== undefined && { title }) }
  const sorted = [...faults, ...roundedIn(rows)].sort((a, b) => a.line - b.line)
  return { rows, faults: sorted, separator, repeated, alike: alikeIn(rows), ...(guess && { guess }) }
}

function alikeIn(rows: readonly ListRow[]): List['alike'] {
  const firsts = new Map<string, string>()
  return rows.flatMap(({ line, label }) => {
    const plain = withoutAccents(label)
    const first = firsts.get(plain)
    firsts.set(plain, first ?? label)
    return first === undefined ? [] : [{ line, labels: [first, label] as [string, string] }]
  })
}

const isContact = (fault: ListFaultKind) => fault === 'email' || fault === 'phone' || fault === 'account'

function faultOf(label: string, cells: readonly string[]): ListFaultKind | undefined {
  if (!isLabel(label)) return 'invisible'
  if (SHORTENED.test(label)) return 'shortened'
  const contact = cells.map(contactIn).find((found) => found !== undefined)
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

/** Lines looked at to find the separator. */
const LOOKED_AT = 50

/**
 * The separator of a text: one with known titles above it, or that gives the first lines, two or more, equally many cells. A
 * comma must be glued to what it parts: `Dupont, Jean` is a name.
 */
function separatorOf(text: string): Separator | undefined {
  const sample = text.split(/\r\n?|\n/, LOOKED_AT).join('\n')
  return SEPARATORS.find((separator) => {
    if (!sample.includes(separator)) return false
    const { records, unclosed } = recordsOf({ text: sample, line: 1 }, separator)
    // The end of the sample may cut a cell of several lines.
    const whole = belowHeading(records.filter(({ line }) => line < (unclosed[0] ?? Number.POSITIVE_INFINITY)))
    const [first] = whole
    if (!first || first.cells.length < 2) return false
    if (titlesIn(first.cells).isKnown) return true
    const isEven = whole.length > 1 && whole.every(({ cells }) => cells.length === first.cells.length)
    return isEven && (separator !== ',' || !isProse(sample))
  })
}

const SHORTENED = /^\d+[.,]\d+E\+?\d+$/i
const QUOTED = /"(?:[^"]|"")*"/g

/** Whether commas in it have a blank behind them, or are those of shortened numbers. */
const isProse = (sample: string) =>
  /,[^\S\n]+[^\s"]/.test(sample.replaceAll(QUOTED, '""')) ||
  sample
    .trim()
    .split(/\s*\n\s*/)
    .every((line) => SHORTENED.test(line))

/** Separators within a line that is one cell: with a blank behind them, and other than in numbers, they belong to it. */
const PARTED = /(\t)|\S([;|])\S|[^\s\d](,)\S|\S(,)[^\s\d]|^[\d ]+(,)[\d ,]+$/u

/**
 * The first line of which it is not clear whether it is one cell: taken whole, it would bring in columns that nobody asked
 * for. So are commas that stand in every line equally often, unless a title above says that there is one column.
 */
function unclearIn(body: readonly Record[], isTitled: boolean): ListFault[] {
  const bare = body.filter(({ isQuoted }) => !isQuoted)
  for (const { line, cells } of bare) {
    const separator = PARTED.exec(cells[0] ?? '')
      ?.slice(1)
      .find((each) => each !== undefined)
    if (separator !== undefined) return [{ line, fault: 'parted', text: separator }]
  }
  const commas = new Set(bare.map(({ cells }) => cells[0]?.split(/,\s/).length))
  const [first] = bare
  const isEven = !isTitled && bare.length > 1 && commas.size === 1 && !commas.has(1)
  return isEven && first ? [{ line: first.line, fault: 'parted', text: ',' }] : []
}

/** Lines with more columns than the first one: a separator in a cell without quotes, which moves those behind it. */
const longerIn = ([first, ...others]: readonly Record[], separator: Separator): ListFault[] =>
  others
    .filter(({ cells }) => cells.slice(first?.cells.length).some((cell) => cell !== ''))
    .map(({ line }) => ({ line, fault: 'parted', text: separator }))

/** The most lines above the titles: what a program prints over its table, such as « Abonnés 2026 » and a date. */
const MOST_ABOVE = 5

/** The lines from the titles on, where lines of one cell stand above them. */
function belowHeading(records: readonly Record[]): readonly Record[] {
  const isTable = ({ cells }: Record) => cells.filter((cell) => cell.trim() !== '').length > 1
  const at = records.slice(0, MOST_ABOVE + 1).findIndex(isTable)
  return at > 0 && titlesIn(records[at]?.cells ?? []).label !== undefined ? records.slice(at) : records
}

/** Fewer lines below the first tell nothing about it. */
const FEWEST_BELOW = 2

/** The columns, and the lines below the titles, if the first line is one: by what it says, or since all others have digits. */
function columnsOf(records: readonly Record[], isOfMembers: boolean) {
  const [first, ...others] = records
  const { number, ...found } = titlesIn(first?.cells ?? [])
  const hasDigit = ({ cells }: Record) => cells.some((cell) => /\p{Nd}/u.test(cell))
  const isAbove = first && !hasDigit(first) && others.length >= FEWEST_BELOW && others.every(hasDigit)
  const isTitled = found.isKnown || isAbove
  const label = isOfMembers ? (number ?? found.label) : found.label
  return { ...found, label, titles: isTitled ? first?.cells : undefined, body: isTitled ? others : records }
}

interface Record {
  line: number
  cells: string[]
  /** Whether a cell of it stands in quotes. */
  isQuoted: boolean
}

/**
 * Splits a text into lines of cells (RFC 4180); a quoted cell may hold separators, quotes and line breaks. A cell that only
 * begins with quotes is taken as it is: `"Nono" Dupont`.
 */
function recordsOf({ text, line: first }: Start, separator: Separator | undefined) {
  const records: Record[] = []
  const unclosed: number[] = []
  let record: Record = { line: first, cells: [], isQuoted: false }
  let [line, at] = [first, 0]
  const end = new RegExp(`[\\r\\n${separator === '|' ? '\\|' : (separator ?? '')}]|$`, 'g')
  const quoted = new RegExp(`[^\\S\\r\\n]*"([^"]*(?:""[^"]*)*)"[^\\S\\r\\n\\t]*(?=${end.source})`, 'y')
  while (at <= text.length) {
    quoted.lastIndex = at
    const [whole = '', inner] = (text[at] === '"' || text[at] === ' ' ? quoted.exec(text) : null) ?? []
    end.lastIndex = at + whole.length
    const stop = end.exec(text)?.index ?? text.length
    const cell = inner === undefined ? text.slice(at, stop).trim() : inner.replaceAll('""', '"')
    record.cells.push(cell)
    record.isQuoted ||= inner !== undefined
    if (inner === undefined && /^"[^"]*$/.test(cell)) unclosed.push(line)
    line += inner?.split(/\r\n?|\n/).slice(1).length ?? 0
    at = stop + 1
    const mark = text[stop]
    if (mark === separator && mark !== undefined) continue
    if (record.cells.some((each) => each.trim() !== '')) records.push(record)
    if (mark === '\r' && text[at] === '\n') at++
    line++
    record = { line, cells: [], isQuoted: false }
  }
  return { records, unclosed }
}
