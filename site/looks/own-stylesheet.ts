import { generate, lexer, parse as parseLoosely, walk as walkDeclarations } from 'css-tree'
import { formatHex } from 'culori/fn'
import { type TransformResult, transform } from 'lightningcss'
import type { Problem } from '../../campaigns/problem.ts'
import { suggestion } from '../../campaigns/suggestion.ts'
import type { Colours } from './colours.ts'
import { contrast, SHAPE_CONTRAST, shown, TEXT_CONTRAST } from './contrast.ts'

/** A campaign's own stylesheet as it is published: printed from its syntax tree, so that no brace ends its layer. */
export function ownStylesheet(source: string): string {
  return new TextDecoder().decode(parse(source).code)
}

type Finding = Pick<Problem, 'severity' | 'line' | 'message'>

/** Finds what a campaign's own stylesheet must not do. */
export function stylesheetFindings(source: string): Finding[] {
  const findings: Finding[] = []
  const report: Place['report'] = (line, message, severity = 'error') => findings.push({ severity, line, message })
  const { warnings } = parse(source, (sheet) => walk(sheet, { line: 1, source, report }))
  for (const { message, loc } of warnings) report(loc.line, `not valid CSS: ${message}`)
  // A closing brace too many is a mistake, unless one is missing elsewhere.
  if (warnings.length === 0 && parse(`${source}\n}`).warnings.length === 0) {
    report(source.trimEnd().split('\n').length, 'ends within a block or a comment, expected it to be closed')
  }
  if (findings.every(({ severity }) => severity === 'warning')) reportIdle(source, report)
  return findings.sort((a, b) => a.line - b.line)
}

function parse(source: string, see?: (sheet: unknown) => void): TransformResult {
  return transform({
    filename: 'stylesheet.css',
    code: new TextEncoder().encode(source),
    minify: true,
    errorRecovery: true,
    visitor: see ? { StyleSheet: see } : {},
  })
}

/** Functions whose every form the syntaxes at hand have. Of others they lack some that browsers have: `env()`, `circle(50%)`. */
const KNOWN =
  /^(?:rgba?|hsla?|url|calc|min|max|clamp|minmax|repeat|(?:repeating-)?(?:linear|radial|conic)-gradient|(?:translate|scale|rotate)(?:3d|[xyz])?|skew[xy]?|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia|cubic-bezier|steps)$/i

/** Whether it can be said of a value that it is wrong: none that is made of others, nor one for a single browser. */
function isJudged(value: string): boolean {
  const functions = [...value.matchAll(/([\w-]+)\(/g)].map(([, name = '']) => name)
  return functions.every((each) => KNOWN.test(each)) && !/\(from\b|(?<![\w-])-(?:webkit|moz|ms|o)-/i.test(value)
}

/** Declarations that every browser passes over. Tomorrow's may not: warnings. */
function reportIdle(source: string, report: Place['report']): void {
  walkDeclarations(parseLoosely(source, { positions: true }), {
    visit: 'Declaration',
    enter(declaration) {
      const { property, value, loc } = declaration
      const { name } = lexer.matchDeclaration(declaration).error ?? {}
      const written = generate(value)
      const isWrong = name === 'SyntaxReferenceError' || (name === 'SyntaxMatchError' && isJudged(written))
      if (!this.rule || !isWrong) return
      const fault =
        name === 'SyntaxMatchError'
          ? `browsers know no such value, expected another one of ${property}`
          : `browsers know no such property${suggestion(property, Object.keys(lexer.properties))}, expected another`
      report(loc?.start.line ?? 1, `"${property}: ${written}" does nothing: ${fault}, unless it is new`, 'warning')
    },
  })
}

interface Place {
  /** Line of the rule, or of the address itself. */
  line: number
  source: string
  report(line: number, message: string, severity?: Problem['severity']): void
}

type Node = Record<string, unknown>

function walk(node: unknown, around: Place): void {
  if (Array.isArray(node)) for (const each of node) walk(each, around)
  if (!isNode(node)) return
  const place = { ...around, line: lineOf(node) ?? around.line }
  if (refusesRule(node, place)) return
  refuseRequest(node, place)
  refuseColourToken(node, place)
  testContrast(node, place)
  for (const value of Object.values(node)) walk(value, place)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Lightning CSS counts the lines of rules from 0, those of addresses from 1. */
function lineOf({ loc, value }: Node): number | undefined {
  const place = isNode(loc) ? loc : isNode(value) && isNode(value.loc) ? value.loc : {}
  if (typeof place.line !== 'number') return undefined
  return 'source_index' in place ? place.line + 1 : place.line
}

function refusesRule({ type }: Node, { line, report }: Place): boolean {
  const expected = REFUSED[String(type)]
  if (expected) report(line, expected)
  return expected !== undefined
}

const REFUSED: Record<string, string> = {
  import: 'imports another stylesheet, expected everything in this one',
  'font-face': 'brings a font of its own, expected one of the pairs that are there: fonts in campaign.yaml',
}

/** Functions whose string arguments are addresses. */
const FETCHING = ['src', 'image', 'image-set', '-webkit-image-set']

function refuseRequest({ url, name, arguments: given }: Node, { line, report }: Place): void {
  const addresses = FETCHING.includes(String(name).toLowerCase()) ? textsIn(given) : [url]
  for (const address of addresses) {
    if (typeof address !== 'string' || /^data:/i.test(address)) continue
    report(line, `"${address}" would be fetched, expected a data: address: no other file is published with it`)
  }
}

function textsIn(given: unknown): unknown[] {
  const tokens = Array.isArray(given) ? given.map((each) => isNode(each) && each.value) : []
  return tokens.flatMap((token) => (isNode(token) && token.type === 'string' ? [token.value] : []))
}

const MIXED = 'ink, ground and accent, of which it is mixed,'
const COLOUR_TOKENS: Record<Exclude<keyof Colours, 'lit'>, string> = {
  ink: 'ink',
  ground: 'ground',
  accent: 'accent',
  'ink-soft': MIXED,
  line: MIXED,
  raised: MIXED,
  action: MIXED,
  'on-action': MIXED,
}

function refuseColourToken({ property, value }: Node, { line, source, report }: Place): void {
  if (property !== 'custom' || !isNode(value)) return
  const token = Object.entries(COLOUR_TOKENS).find(([name]) => value.name === `--${name}`)
  if (!token) return
  const lines = source.replace(/\/\*.*?\*\//gs, (comment) => comment.replace(/[^\n]/g, ' ')).split('\n')
  const own = lines.findIndex((text, index) => index + 1 >= line && new RegExp(`--${token[0]}\\s*:`).test(text))
  const message = `sets --${token[0]}, expected ${token[1]} in campaign.yaml, where its contrast is tested`
  report(own < 0 ? line : own + 1, message)
}

/** Checks the contrast of rules that set both colours: others depend on where they are used. */
function testContrast({ declarations, importantDeclarations: important }: Node, { line, report }: Place): void {
  if (!Array.isArray(declarations) || !Array.isArray(important)) return
  const set = [...declarations, ...important]
  const [colour, ground] = [lastColour(set, ['color']), lastColour(set, ['background', 'background-color'])]
  const ratio = colour && ground ? contrast(colour, ground) : TEXT_CONTRAST
  if (ratio >= TEXT_CONTRAST) return
  const message = `${colour} on ${ground} has a contrast of ${shown(ratio)}, expected ${shown(TEXT_CONTRAST)} or more`
  if (ratio < SHAPE_CONTRAST) report(line, message)
  else report(line, `${message} unless the type is large`, 'warning')
}

/** The last colour among the properties; undefined when it cannot be computed. */
function lastColour(declarations: unknown[], properties: string[]): string | undefined {
  const last = declarations.filter(isNode).findLast(({ property, value }) => {
    const name =
      property === 'unparsed' && isNode(value) && isNode(value.propertyId) ? value.propertyId.property : property
    return properties.includes(String(name))
  })
  const layer = Array.isArray(last?.value) ? last.value.at(-1) : last?.value
  if (!isNode(layer)) return undefined
  const isPlain = !isNode(layer.image) || layer.image.type === 'none'
  const { type, r, g, b, alpha } = isNode(layer.color) ? layer.color : layer
  return isPlain && type === 'rgb' && alpha === 1
    ? formatHex({ mode: 'rgb', r: Number(r) / 255, g: Number(g) / 255, b: Number(b) / 255 })
    : undefined
}
