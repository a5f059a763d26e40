import { type Document, visit, type YAMLError } from 'yaml'

/** Faults of a text as YAML, in words for people who do not know it. */
export interface YamlFault {
  /** From 1. */
  line: number
  message: string
}

const FIELD = /^(\s*(?:- +)*)([\w-]+):[ \t]+(.+?)\s*$/
/** Characters that look like a space and are none to YAML. */
const ODD_BLANK =
  /^[ ]*[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]|^\s*(?:- +)?[\w-]+:[ ]*[\u00a0\u2000-\u200b\u202f\u3000]/

/** One fault a line: later ones mostly follow from the first. */
export function yamlFaults(source: string, document: Document.Parsed, lineAt: (at: number) => number): YamlFault[] {
  const lines = source.split('\n')
  const faults = [...document.errors, ...document.warnings].map((error) => faultOf(lines, error, lineAt(error.pos[0])))
  visit(document, {
    Alias(_, { range }) {
      const line = lineAt(range?.[0] ?? 0)
      const [, , name = '', value = ''] = FIELD.exec(lines[line - 1] ?? '') ?? []
      const why = 'not valid YAML: * at the beginning means something else, expected quotation marks'
      faults.push({ line, message: name ? `${why}: ${name}: ${quoted(value)}` : why })
    },
  })
  const first = new Map(faults.toReversed().map((fault) => [fault.line, fault]))
  return [...first.values()].sort((a, b) => a.line - b.line)
}

/**
 * Lines that are valid YAML and hardly what was meant. In a block of text they can be right, so they are reported only for
 * files with faults.
 */
export function oddLines(source: string): YamlFault[] {
  return source.split('\n').flatMap((text, i): YamlFault[] => {
    if (ODD_BLANK.test(text)) return [{ line: i + 1, message: ODD }]
    const dash = /^\s*-[A-Za-z][\w-]*:(?:\s|$)/.test(text)
    return dash ? [{ line: i + 1, message: `a dash without a blank, expected ${text.trim().replace('-', '- ')}` }] : []
  })
}

const ODD = 'a no-break space or another odd blank where a plain one belongs, expected a blank of the space bar'
const TAB = 'a tab begins it, expected blanks: YAML is indented with blanks alone'

function faultOf(lines: readonly string[], error: YAMLError, line: number): YamlFault {
  const text = lines[line - 1] ?? ''
  const at = (message: string, where = line): YamlFault => ({ line: where, message: `not valid YAML: ${message}` })
  if (/^ *\t/.test(text)) return at(TAB)
  const cut = cutOff(lines, line)
  if (cut) return cut
  if (error.code === 'DUPLICATE_KEY') return at(twice(lines, line))
  if (error.code === 'MULTIPLE_DOCS') return at('"---" or "..." begins a second document, expected one')
  if (error.message.startsWith('Missing closing')) return open(lines, line, error.message.includes('"') ? '"' : "'")
  const [, start = '', name = '', value = ''] = FIELD.exec(text) ?? []
  const next = lines[line] ?? ''
  const isNextMeant = /^ *[^\s#]/.test(next) && next.search(/\S/) > start.length
  if (/BLOCK_AS|MULTILINE/.test(error.code) && isNextMeant && !/:(?:\s|$)/.test(value)) return stands(lines, line + 1)
  const why = value && reasonToQuote(value, error)
  if (why)
    return at(
      `${why}, expected quotation marks${value.startsWith('{') ? ' around the text' : `: ${name}: ${quoted(value)}`}`,
    )
  if (/^\s*(?:- +)?[\w-]+:[^\s:]/.test(text))
    return at(`a colon without a blank, expected ${text.trim().replace(':', ': ')}`)
  if (/ must be sufficiently indented and end with/.test(error.message) || /^\s*[\]}]?\s*$/.test(text))
    return unclosed(lines, line, error)
  if (/INDENT|MULTILINE|BLOCK_AS|UNEXPECTED/.test(error.code) || error.message.startsWith('Sequence item'))
    return stands(lines, line)
  return at(noField(text))
}

function noField(text: string): string {
  const shown = text.trim().slice(0, 40)
  return `"${shown}" is no field, expected a name, a colon and a blank, such as title: …, and a text in quotation marks`
}

/** Why the value of a field has to stand in quotation marks; undefined when that would not help. */
function reasonToQuote(value: string, { code, message }: YAMLError): string | undefined {
  if (code === 'BAD_DQ_ESCAPE') return 'a backslash between quotation marks means something else'
  if (/^["']/.test(value))
    return message.startsWith('Unexpected') ? 'the quotation mark closes before the end' : undefined
  if (/^[[{]/.test(value) && !/end with|Missing ,/.test(message)) return `${value.charAt(0)} begins a list or a group`
  if (message.startsWith('Missing ,')) return 'a comma or a blank between { } begins another field'
  if (/^[@`%*&!>|?-]/.test(value)) return `${value.charAt(0)} at the beginning means something else`
  return /:(?:\s|$)/.test(value) ? 'a colon and a blank in the text begin another field' : undefined
}

/** Indentations of the fields and dashes above: one of them is meant. */
function stands(lines: readonly string[], line: number): YamlFault {
  const columns = (text: string): number[] => {
    const [, blanks = '', dash = ''] = /^( *)((?:- +)*)[^\s#]/.exec(text) ?? []
    return /^ *(?:#|$)/.test(text) ? [] : [blanks.length, blanks.length + dash.length]
  }
  const [here = 0] = columns(lines[line - 1] ?? '')
  const isDash = /^ *- /.test(lines[line - 1] ?? '')
  let best = { column: 0, line: 1, far: Number.POSITIVE_INFINITY }
  lines.slice(0, line - 1).forEach((text, i) => {
    const own = /^ *- /.test(text)
    for (const column of own && !isDash ? columns(text).slice(1) : columns(text)) {
      const far = Math.abs(column - here)
      if (far < best.far || (far === best.far && column >= best.column)) best = { column, line: i + 1, far }
    }
  })
  const { column, far } = best
  const isPlaced = far > 0 && far < Number.POSITIVE_INFINITY
  if (!isPlaced) return { line, message: `not valid YAML: ${noField(lines[line - 1] ?? '')}` }
  const many = ['no', 'one', 'two', 'three', 'four'][far] ?? far
  const mend = column > here ? `indent ${many} more` : `indent ${many} less`
  const message = `not valid YAML: ${here} ${here === 1 ? 'blank' : 'blanks'} before it, expected ${column}, as on line ${best.line}: ${mend}`
  return { line, message }
}

function twice(lines: readonly string[], line: number): string {
  const text = lines[line - 1] ?? ''
  const name = /[\w-]+/.exec(text)?.[0] ?? ''
  const first = lines.findIndex((other) => other.replace(/:.*/, '').trim() === name) + 1
  const where = first > 0 && first < line ? `: line ${first} has it` : ''
  return `"${name}" stands twice, expected it once, since names are unique${where}`
}

/** The line on which a quotation mark opens that nothing closes. */
function open(lines: readonly string[], line: number, mark: string): YamlFault {
  const opens = new RegExp(`[:-] +${mark}(?:[^${mark}]|${mark}${mark})*$`)
  const at = lines.slice(0, line).findLastIndex((text) => opens.test(text))
  return {
    line: at < 0 ? line : at + 1,
    message: `not valid YAML: a quotation mark is not closed, expected ${mark} at the end as well`,
  }
}

function unclosed(lines: readonly string[], line: number, { message }: YAMLError): YamlFault {
  const mark = message.includes('mapping') || message.includes('map ') ? '{' : '['
  const at = lines.slice(0, line).findLastIndex((text) => text.includes(mark))
  const close = mark === '{' ? '}' : ']'
  return {
    line: at < 0 ? line : at + 1,
    message: `not valid YAML: ${mark} is not closed, expected ${close} (or quotation marks around a text)`,
  }
}

/** A value within { } or [ ] that # takes away, and with it what closes them. */
const CUT = /(?:(?<name>[\w-]+):[ \t]+|[[{,][ \t]*)(?<value>#[^\s,\]}]+)[ \t]*[,\]}]/

function cutOff(lines: readonly string[], line: number): YamlFault | undefined {
  const opened = lines.slice(0, line).findLastIndex((text) => /[[{]/.test(text))
  const at = lines.findIndex((text, i) => i >= opened && i < line && CUT.test(text))
  const { name, value } = CUT.exec(lines[at] ?? '')?.groups ?? {}
  if (opened < 0 || !value) return undefined
  const mend = `${name ? `${name}: ` : ''}${quoted(value)}`
  return { line: at + 1, message: `not valid YAML: # begins a comment here, expected quotation marks: ${mend}` }
}

/** Quotes a text for YAML. */
export function quoted(text: string): string {
  return JSON.stringify(text.replace(/^(["'])(.*)\1$/, '$2'))
}
