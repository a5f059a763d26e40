import { type Document, isCollection, isMap, isScalar, type Pair, type Scalar, visit } from 'yaml'
import { rawText } from './raw-text.ts'
import { MISREAD, WAS_MISREAD } from './text-file.ts'
import { quoted } from './yaml-faults.ts'

/** Warns about unquoted values that YAML reads otherwise than their author may have meant. */
export interface Reading {
  severity: 'error' | 'warning'
  /** Path of the field. */
  path: PropertyKey[]
  message: string
  /** What the author may have meant; null where the field is none, but the end of the one before. */
  meant?: string | number | null
}

/**
 * Warns about each value that is read otherwise than it looks: numbers with points, texts with # or with Markdown in them.
 */
export function misreadings(source: string, document: Document.Parsed): Reading[] {
  const found: Reading[] = []
  visit(document, {
    Scalar(key, node, ancestors) {
      if (key === 'key') return
      const path = pathOf([...ancestors, node])
      const cut = cutOff(source, node, path.at(-1))
      if (cut) found.push({ severity: 'warning', path, ...cut })
      const [broken] = typeof node.value === 'string' ? (node.value.match(MISREAD) ?? []) : []
      if (broken) found.push({ severity: 'warning', path, message: `"${broken}" ${WAS_MISREAD}` })
      const raw = typeof node.value === 'string' && rawText(node.value, path.includes('messages'))
      if (raw) found.push({ severity: 'warning', path, message: raw })
      const joined = typeof node.value === 'string' && path.includes('messages') && leftBehind(node.value)
      if (joined) found.push({ severity: 'warning', path, message: joined })
      const far = typeof node.value === 'string' && MOMENTS.includes(String(path.at(-1))) && farYear(node.value)
      if (far) found.push({ severity: 'warning', path, message: far })
      const number = otherNumber(node)
      // A position in a picture, or on the globe, can have a fraction.
      if (number && !path.some((each) => each === 'focus' || each === 'place'))
        found.push({ severity: 'error', path, ...number })
    },
    Pair(_, pair, ancestors) {
      const message = lastDigits(pair, ancestors.at(-1)) ?? lastWords(pair, ancestors.at(-1))
      if (message) found.push({ severity: 'error', path: pathOf([...ancestors, pair]), message, meant: null })
    },
  })
  return found
}

/** A mark behind a link that a colon or the like announces, as French sets it: « Le lien : {link} ! ». */
const AFTER_BLANK = /(?:^|[:,;(«–—])[^\S\n]*\{link\}[^\S\n]+[!?.,;:)»…]/mu

/** What becomes one word, or a mark without its word, where the link stood, since it goes to a last line of its own. */
function leftBehind(message: string): string | undefined {
  const why = 'since the link moves to the last line, expected'
  const becomes = (whole: string) => `"${whole}" becomes "${whole.replaceAll(/[^\S\n]*\{link\}/g, '')}", ${why}`
  const [joined] = /\S*\S\{link\}(?!\{link\})\S+/.exec(message) ?? []
  if (joined) return `${becomes(joined)} blanks around {link}`
  const [marked] = /\{link\}(?!\{link\})\p{P}\S*/u.exec(message) ?? AFTER_BLANK.exec(message) ?? []
  if (marked) return `${becomes(marked)} no mark behind {link}`
  const isTwice = /\{link\}.*\{link\}/s.test(message)
  return isTwice ? `{link} stands twice and the link once, ${why} {link} once` : undefined
}

/** Fields with a moment, wherever they stand. */
const MOMENTS = ['opens', 'reveals', 'closes', 'at']

/** A year in another decade: two digits of 2026 are soon the wrong way round. */
function farYear(moment: string): string | undefined {
  const [, year] = /^(\d{4})-\d\d-\d\dT/.exec(moment) ?? []
  const years = Number(year) - new Date().getUTCFullYear()
  if (!year || Math.abs(years) < 10) return undefined
  const when = years > 0 ? `in ${years} years` : `${-years} years ago`
  return `${year} is ${when}, expected a year near this one, unless it is meant`
}

/** The value as its author wrote it. */
export function numberMeant(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
  const [, whole, fraction = '', unit] = /^\+?(\d+)(?:[.,](\d{1,3}))?\s*([kKM])$/.exec(plain.trim()) ?? []
  if (whole) return `${Number(whole + fraction.padEnd(unit === 'M' ? 6 : 3, '0'))}`
  const thousands = /^([+-]?)(\d[\d.,'’_\u00a0\u202f\s]*)$/.exec(plain.trim())
  if (!thousands) return undefined
  const [, sign = '', grouped = ''] = thousands
  const isGrouped = /^\d{1,3}(?:[.,'’_\s]\d{3})+$/.test(grouped)
  if (!isGrouped && !/^\d+$/.test(grouped)) return undefined
  return `${sign === '-' ? '-' : ''}${Number(grouped.replace(/\D/g, ''))}`
}

/** The digits behind the comma of a number: within { }, they are a field of their own. */
function lastDigits({ key, value }: Pair, above: unknown): string | undefined {
  if (!isMap(above) || !above.flow || value !== null || !isScalar(key) || !/^\d{3}$/.test(key.source ?? ''))
    return undefined
  const before = above.items[above.items.findIndex((pair) => pair.key === key) - 1]
  if (!isScalar(before?.key) || !isScalar(before.value) || typeof before.value.value !== 'number') return undefined
  const { source } = before.value
  return `the comma in ${source},${key.source} begins another field, expected digits alone: ${before.key.value}: ${source}${key.source}`
}

/** The words behind the comma of a text: within { }, they are a field of their own. */
function lastWords({ key, value }: Pair, above: unknown): string | undefined {
  if (!isMap(above) || !above.flow || value !== null || !isScalar(key) || key.type !== 'PLAIN') return undefined
  const at = above.items.findIndex((pair) => pair.key === key)
  const start = above.items.findLastIndex((pair, i) => i < at && pair.value !== null)
  const first = above.items[start]
  if (!isScalar(first?.key) || !isScalar(first.value) || typeof first.value.value !== 'string') return undefined
  if (first.value.type !== 'PLAIN') return undefined
  const next = above.items.findIndex((pair, i) => i > at && pair.value !== null)
  const words = above.items.slice(start + 1, next < 0 ? undefined : next).map((pair) => pair.key)
  const text = [first.value, ...words].join(', ')
  return `the comma in it begins another field, expected quotation marks: ${first.key.value}: ${quoted(text)}`
}

/** A number that is written otherwise than in digits alone. */
function otherNumber({ value, source = '' }: Scalar): Pick<Reading, 'message' | 'meant'> | undefined {
  if (typeof value !== 'number' || /^-?(?:0|[1-9]\d*)$/.test(source)) return undefined
  const meant = numberMeant(source)
  // No count has a fraction, so that the other reading alone is left, or none.
  const choices = [Number.isInteger(value) ? String(value) : undefined, meant].filter((each) => each !== undefined)
  if (choices.length === 0) return undefined
  const message = `${source} would be read as ${value}, expected digits alone: ${[...new Set(choices)].join(' or ')}`
  return { message, meant: Number(choices.at(-1)) }
}

/** A blank and # begin a comment, so that the rest of a text is lost. */
function cutOff(
  source: string,
  { value, range, type }: Scalar,
  name: PropertyKey | undefined,
): Pick<Reading, 'message' | 'meant'> | undefined {
  if (type !== 'PLAIN' || typeof value !== 'string' || !range) return undefined
  const [start, end] = range
  const [, rest] = /^([ \t]+#(?:\S| \d)[^\n\r]*)/.exec(source.slice(end)) ?? []
  if (!rest) return undefined
  const meant = source.slice(start, end) + rest.trimEnd()
  const mend = `${typeof name === 'string' ? `${name}: ` : ''}${quoted(meant)}`
  const message = `ends before "${rest.trim()}", since a blank and # begin a comment, expected quotation marks: ${mend}`
  return { message, meant }
}

/** The text that an author meant by a value that was left empty, or that YAML reads as something else than a text. */
export function textMeant(source: string, node: unknown): string | undefined {
  if (isCollection(node) && node.flow && node.range) {
    const list = source.slice(node.range[0], node.range[1])
    return list.includes('\n') ? undefined : list
  }
  if (!isScalar(node) || !node.range) return undefined
  const { value, range, anchor, tag } = node
  const [start, end] = range
  const text = source.slice(start, end)
  if (typeof value === 'number' || typeof value === 'boolean') return text
  if (value !== null) return undefined
  // A second # begins what was meant as a comment.
  const [, comment] = /^[ \t]*(#\S(?:(?!\s#)[^\n\r])*)/.exec(source.slice(end)) ?? []
  if (comment) return comment.trimEnd()
  if (anchor) return `&${anchor}`
  return tag ? undefined : text || undefined
}

/** Names and positions that lead to a node. */
function pathOf(nodes: readonly unknown[]): PropertyKey[] {
  const path: PropertyKey[] = []
  nodes.forEach((node, i) => {
    const above = nodes[i - 1] as { items?: unknown[] } | undefined
    if (node && typeof node === 'object' && 'key' in node && isScalar(node.key)) path.push(String(node.key.value))
    else if (Array.isArray(above?.items) && !(node && typeof node === 'object' && 'key' in node))
      path.push(above.items.indexOf(node))
  })
  return path
}
