import { type Document, isCollection, isScalar, type Scalar, visit } from 'yaml'
import { rawText } from './raw-text.ts'
import { MISREAD, WAS_MISREAD } from './text-file.ts'
import { quoted } from './yaml-faults.ts'

/** Warns about unquoted values that YAML reads otherwise than their author may have meant. */
export interface Reading {
  severity: 'error' | 'warning'
  /** Path of the field. */
  path: PropertyKey[]
  message: string
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
      const name = String(path.findLast((each) => typeof each === 'string') ?? '')
      const cut = cutOff(source, node, name)
      if (cut) found.push({ severity: 'warning', path, message: cut })
      const [broken] = typeof node.value === 'string' ? (node.value.match(MISREAD) ?? []) : []
      if (broken) found.push({ severity: 'warning', path, message: `"${broken}" ${WAS_MISREAD}` })
      const raw = typeof node.value === 'string' && rawText(node.value, path.includes('messages'))
      if (raw) found.push({ severity: 'warning', path, message: raw })
      const joined = typeof node.value === 'string' && path.includes('messages') && joinedAround(node.value)
      if (joined) found.push({ severity: 'warning', path, message: joined })
      const number = otherNumber(node)
      // A position in a picture, or on the globe, can have a fraction.
      if (number && !path.some((each) => each === 'focus' || each === 'place'))
        found.push({ severity: 'error', path, message: number })
    },
  })
  return found
}

/** What becomes one word where the link stood, since it goes to a last line of its own. */
function joinedAround(message: string): string | undefined {
  const [whole] = /\S*\S\{link\}(?!\{link\})\S+/.exec(message) ?? []
  return (
    whole &&
    `"${whole}" becomes "${whole.replaceAll('{link}', '')}", since the link moves to the last line, expected blanks around {link}`
  )
}

/** The value as its author wrote it. */
export function numberMeant(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
  const thousands = /^([+-]?)(\d[\d.,'’_\u00a0\u202f\s]*)([kK])?$/.exec(plain.trim())
  if (!thousands) return undefined
  const [, sign = '', grouped = '', kilo] = thousands
  if (kilo) return /^\d+$/.test(grouped) ? `${grouped}000` : undefined
  const isGrouped = /^\d{1,3}(?:[.,'’_\s]\d{3})+$/.test(grouped)
  if (!isGrouped && !/^\d+$/.test(grouped)) return undefined
  return `${sign === '-' ? '-' : ''}${Number(grouped.replace(/\D/g, ''))}`
}

/** A number that is written otherwise than in digits alone. */
function otherNumber({ value, source = '' }: Scalar): string | undefined {
  if (typeof value !== 'number' || /^-?(?:0|[1-9]\d*)$/.test(source)) return undefined
  const meant = numberMeant(source)
  const choices = meant && meant !== String(value) ? `${value} or ${meant}` : String(value)
  return `${source} would be read as ${value}, expected digits alone: ${choices}`
}

/** A blank and # begin a comment, so that the rest of a text is lost. */
function cutOff(source: string, { value, range, type }: Scalar, name: string): string | undefined {
  if (type !== 'PLAIN' || typeof value !== 'string' || !range) return undefined
  const [start, end] = range
  const [, rest] = /^([ \t]+#(?:\S| \d)[^\n\r]*)/.exec(source.slice(end)) ?? []
  if (!rest) return undefined
  const whole = source.slice(start, end) + rest.trimEnd()
  return `ends before "${rest.trim()}", since a blank and # begin a comment, expected quotation marks: ${name}: ${quoted(whole)}`
}

/** Why a value that was left empty, or that YAML reads as something else than a text, is not what it looks like. */
export function notAText(source: string, node: unknown, name: string): string | undefined {
  if (isCollection(node) && node.flow && node.range) {
    const list = source.slice(node.range[0], node.range[1])
    return list.includes('\n') ? undefined : `${name}: ${quoted(list)}`
  }
  if (!isScalar(node) || !node.range) return undefined
  const { value, range, anchor, tag } = node
  const [start, end] = range
  const text = source.slice(start, end)
  if (typeof value === 'number' || typeof value === 'boolean') return `${name}: ${quoted(text)}`
  if (value !== null) return undefined
  const [, comment] = /^[ \t]*(#\S[^\n\r]*)/.exec(source.slice(end)) ?? []
  if (comment) return `${name}: ${quoted(comment.trimEnd())}, since # begins a comment`
  if (anchor) return `${name}: ${quoted(`&${anchor}`)}`
  return text && !tag ? `${name}: ${quoted(text)}` : undefined
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
