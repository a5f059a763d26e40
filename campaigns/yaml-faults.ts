import { type Document, visit, type YAMLError } from 'yaml'
import { shortened } from './shortened.ts'

/** Faults of a text as YAML, in words for people who do not know it. */
export interface YamlFault {
  /** From 1. */
  line: number
  message: string
}

const FIELD = /^(\s*(?:- +)*)([\w-]+):[ \t]+(.+?)\s*$/
/** Characters that look like a space and are none to YAML: at the beginning, behind a dash, and around a colon. */
const ODD_BLANK =
  /^ *(?:- +)*(?:-?[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]|[\w-]+(?:: *(?=[\u00a0\u2000-\u200b\u202f\u3000])|[\u00a0\u2000-\u200b\u202f\u3000]+:))/
/** What programs make of the dash of a list, before a field. */
const ODD_DASH = /^( *)(?:-(?=[A-Za-z])|[—–•*] +)([\w-]+:(?:\s.*)?)$/

/** One fault a line: later ones mostly follow from the first. */
export function yamlFaults(source: string, document: Document.Parsed, lineAt: (at: number) => number): YamlFault[] {
  const lines = source.split('\n')
  const faults = [...document.errors, ...document.warnings].map((error) => faultOf(lines, error, lineAt(error.pos[0])))
  visit(document, {
    Alias(_, alias) {
      const line = lineAt(alias.range?.[0] ?? 0)
      const [, , name = '', value = ''] = FIELD.exec(lines[line - 1] ?? '') ?? []
      const why = alias.resolve(document)
        ? `*${alias.source} repeats another value, expected that value itself, or quotation marks`
        : 'not valid YAML: * at the beginning means something else, expected quotation marks'
      faults.push({ line, message: name ? `${why}: ${name}: ${quoted(value)}` : why })
    },
  })
  if (faults.length > 0) {
    const [odd, ...others] = oddLines(source, document, lineAt)
    if (odd) return [...faults.filter(({ line }) => line < odd.line), odd, ...others]
  }
  const first = new Map(faults.toReversed().map((fault) => [fault.line, fault]))
  return [...first.values()].sort((a, b) => a.line - b.line)
}

/**
 * Lines that can be valid YAML and are hardly what was meant. In a long text without marks they can be right, so they are
 * reported only for files with faults.
 */
export function oddLines(source: string, document: Document.Parsed, lineAt: (at: number) => number): YamlFault[] {
  const texts = linesOfTexts(document, lineAt)
  return source.split('\n').flatMap((text, i): YamlFault[] => {
    if (texts.has(i + 1)) return []
    if (ODD_BLANK.test(text)) return [{ line: i + 1, message: ODD }]
    const [, , field] = ODD_DASH.exec(text) ?? []
    return field ? [{ line: i + 1, message: `a list without its dash and blank, expected - ${field.trim()}` }] : []
  })
}

/** Lines within blocks of text, and within quotation marks. */
function linesOfTexts(document: Document.Parsed, lineAt: (at: number) => number): Set<number> {
  const lines = new Set<number>()
  visit(document, {
    Scalar(_, { range, type }) {
      if (!range || type === 'PLAIN') return
      const [start, end] = range
      for (let line = lineAt(start) + 1; line <= lineAt(end - 1); line++) lines.add(line)
    },
  })
  return lines
}

/** A text within { } that has a colon and a blank. */
const NESTED = /[{,][ \t]*([\w-]+):[ \t]+([^\s"'{}[\],:][^"'{}[\],:]*:[ \t][^"'{}[\],]*)[,}]/

/** Fields that hold others, none of which is a text. */
const GROUPS = ['unlock', 'cover', 'tall', 'ink', 'ground', 'logo', 'messages', 'translations']

const ODD = 'a no-break space or another odd blank where a plain one belongs, expected a blank of the space bar'
const TAB = 'a tab begins it, expected blanks: YAML is indented with blanks alone'

function faultOf(lines: readonly string[], error: YAMLError, line: number): YamlFault {
  const text = lines[line - 1] ?? ''
  const at = (message: string, where = line): YamlFault => ({ line: where, message: `not valid YAML: ${message}` })
  if (/^ *\t/.test(text)) return at(TAB)
  const cut = cutOff(lines, line) ?? cutAbove(lines, line)
  if (cut) return cut
  const rest = goesOn(lines, line)
  if (rest) return rest
  if (error.code === 'DUPLICATE_KEY') return at(twice(lines, line))
  if (error.code === 'MULTIPLE_DOCS') return at('"---" or "..." begins a second document, expected one')
  if (error.message.startsWith('Missing closing')) return open(lines, line, error.message.includes('"') ? '"' : "'")
  const [, start = '', name = '', value = ''] = FIELD.exec(text) ?? []
  const next = lines[line] ?? ''
  const isNextMeant = /^ *[^\s#]/.test(next) && next.search(/\S/) > start.length
  if (/BLOCK_AS|MULTILINE/.test(error.code) && isNextMeant && !/:(?:\s|$)/.test(value)) return stands(lines, line + 1)
  if (GROUPS.includes(name) && /^[\w-]+: /.test(value))
    return at(`a colon and a blank in the text begin another field, expected { } around it: ${name}: { ${value} }`)
  const [, inner, said] = NESTED.exec(text) ?? []
  if (inner && said)
    return at(
      `a colon and a blank in the text begin another field, expected quotation marks: ${inner}: ${quoted(said.trim())}`,
    )
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
    // Fields align with those behind a dash; a dash does so with others, or with the name of its list.
    const own = /^ *- /.test(text)
    const [outer, inner] = [columns(text).slice(0, 1), columns(text).slice(1)]
    for (const column of isDash ? (own || /:\s*$/.test(text) ? outer : []) : inner) {
      const far = Math.abs(column - here)
      if (far < best.far || (far === best.far && column >= best.column)) best = { column, line: i + 1, far }
    }
  })
  const { column, far } = best
  const isPlaced = far > 0 && far < Number.POSITIVE_INFINITY
  if (!isPlaced) return { line, message: `not valid YAML: ${noField(lines[line - 1] ?? '')}` }
  return { line, message: misplaced(here, column, `as on line ${best.line}`) }
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
  const [alone] = at < 0 ? (/[\]}]/.exec(lines[line - 1] ?? '') ?? []) : []
  if (alone) return { line, message: `not valid YAML: ${alone} closes nothing, expected no such sign here` }
  return {
    line: at < 0 ? line : at + 1,
    message: `not valid YAML: ${mark} is not closed, expected ${close} (or quotation marks around a text)`,
  }
}

/** A value within { } or [ ] of which # takes away the end, and with it what closes them. */
const CUT =
  /(?:(?<name>[\w-]+):[ \t]+|[[{,][ \t]*)(?<value>(?:(?!["'\s])(?:[^#,[\]{}:]|:(?!\s))*\s)?#(?!\s)(?:\{link\}|[^,[\]{}])+)[,\]}]/

function cutOff(lines: readonly string[], line: number): YamlFault | undefined {
  const opened = lines.slice(0, line).findLastIndex((text) => /[[{]/.test(text))
  const at = lines.findIndex((text, i) => i >= opened && i < line && CUT.test(text) && isOpen(lines.slice(opened, i)))
  const { name, value } = CUT.exec(lines[at] ?? '')?.groups ?? {}
  if (opened < 0 || !value) return undefined
  return { line: at + 1, message: `${COMMENT}: ${name ? `${name}: ` : ''}${quoted(value.trim())}` }
}

const COMMENT = 'not valid YAML: # begins a comment here, expected quotation marks'

function isOpen(above: readonly string[]): boolean {
  const count = (signs: RegExp) => above.join('').match(signs)?.length ?? 0
  return above.length === 0 || count(/[[{]/g) > count(/[\]}]/g)
}

/** A text of several lines that a blank and # end before its last one. */
function cutAbove(lines: readonly string[], line: number): YamlFault | undefined {
  const [, start = '', name = '', value = ''] = FIELD.exec(lines[line - 2] ?? '') ?? []
  const goesOn = (text: string) => text.search(/\S/) > start.length && !/^\s*(?:- |[\w-]+:(?:\s|$))/.test(text)
  const end = lines.findIndex((text, i) => i >= line - 1 && !goesOn(text))
  const rest = lines.slice(line - 1, end < 0 ? undefined : end).map((text) => text.trim())
  if (rest.length === 0 || !/^[^"'#|>&*![{\s].*\s#\S/.test(value)) return undefined
  return { line: line - 1, message: `${COMMENT}: ${name}: ${quoted([value, ...rest].join(' '))}` }
}

/** A line of a text that is not indented further than the name of its field. */
function goesOn(lines: readonly string[], line: number): YamlFault | undefined {
  const text = lines[line - 1] ?? ''
  const above = lines.slice(0, line - 1).findLastIndex((each) => each.trim() !== '')
  const [, start = '', name = '', value = ''] = FIELD.exec(lines[above] ?? '') ?? []
  const here = Math.max(0, text.search(/\S/))
  const isText = /^[|>][+-]?$/.test(value) || (/^\s*\{link\}/.test(text) && !/^["'[{]/.test(value))
  if (!name || !isText || here > start.length || /^\s*[\w-]+:(?:\s|$)/.test(text)) return undefined
  const why = `since it goes on with the text of "${name}"`
  return { line, message: misplaced(here, start.length + 2, why) }
}

function misplaced(here: number, column: number, why: string): string {
  const far = Math.abs(column - here)
  const many = ['no', 'one', 'two', 'three', 'four'][far] ?? far
  const mend = `indent ${many} ${column > here ? 'more' : 'less'}`
  return `not valid YAML: ${here} ${here === 1 ? 'blank' : 'blanks'} before it, expected ${column}, ${why}: ${mend}`
}

/** The most of a text that a message repeats. */
const MOST_SHOWN = 300

/** Quotes a text for YAML. */
export function quoted(text: string): string {
  return JSON.stringify(shortened(text.replace(/^(["'])(.*)\1$/, '$2'), MOST_SHOWN))
}
