import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'
import { KIND_NAMES } from '../pieces/kinds.ts'
import { misreadings, numberMeant, type Reading, textMeant } from './plain-values.ts'
import type { Problem } from './problem.ts'
import { type CampaignConfig, campaignSchema } from './schema.ts'
import { suggestion } from './suggestion.ts'
import { oddLines, quoted, yamlFaults } from './yaml-faults.ts'

type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue

export interface ConfigFile {
  /** Undefined when there are errors. */
  config: CampaignConfig | undefined
  problems: Problem[]
  /** The line of a field, or of the nearest field around it. */
  lineOf(path: Path): number
}

/** Parses a `campaign.yaml` and reports everything that is wrong with it at once. */
export function readConfigFile(file: string, text: string): ConfigFile {
  // Line ends of old Macs, which YAML lacks.
  const source = text.replace(/\r(?!\n)/g, '\n')
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line)
  const lineOf = (path: Path) => lineOfField(document, path, lineAt)
  const problem = (severity: Problem['severity'], line: number, field: string, message: string): Problem => {
    return { severity, file, line, field, message }
  }

  const faults = yamlFaults(source, document, lineAt)
  if (faults.length > 0) {
    return {
      config: undefined,
      problems: faults.map(({ line, message }) => problem('error', line, '', message)),
      lineOf,
    }
  }
  const odd = oddLines(source, document, lineAt)
  const none = fieldsFault(document)
  if (none) {
    const faults = odd.length > 0 ? odd : [{ line: 1, message: none }]
    return {
      config: undefined,
      problems: faults.map(({ line, message }) => problem('error', line, '', message)),
      lineOf,
    }
  }
  const parsed = campaignSchema.safeParse(document.toJS() ?? {}, { reportInput: true })
  const asText: AsText = (path) => quotedField(source, document, path)
  // What an odd line has become does not fit either.
  const isOdd = ({ path }: Finding) => {
    const node = document.getIn(path, true)
    const last = isNode(node) && node.range && !isEmpty(node) ? lineAt(node.range[1] - 1) : lineOf(path) + 1
    return odd.some(({ line }) => line >= lineOf(path) && line <= last)
  }
  const misfits = parsed.success ? [] : flatten(parsed.error.issues, [], asText).filter((misfit) => !isOdd(misfit))
  const readings = misreadings(source, document)
  const whyAt = (path: Path) =>
    readings.find((reading) => formatPath(reading.path) === formatPath(path) && wouldFit(document, reading))
  const places = misfits.map(({ path }) => formatPath(path))
  const problems = [
    ...(parsed.success ? [] : odd).map(({ line, message }) => problem('error', line, '', message)),
    ...misfits.map(({ path, message }) =>
      problem('error', lineOf(path), formatPath(path), whyAt(path)?.message ?? message),
    ),
    ...readings
      .filter(({ path }) => !places.includes(formatPath(path)))
      .map(({ severity, path, message }) => problem(severity, lineOf(path), formatPath(path), message)),
  ]
  const isWrong = problems.some(({ severity }) => severity === 'error')
  return { config: parsed.success && !isWrong ? parsed.data : undefined, problems, lineOf }
}

/** The fault of a file without fields; undefined where it has some, or is empty. */
function fieldsFault({ contents }: Document.Parsed): string | undefined {
  if (contents === null || isMap(contents) || (isScalar(contents) && contents.value === null)) return undefined
  const [, name, value] = /^([\w-]+)\s*[:=]\s*(\S.*)/.exec(isScalar(contents) ? String(contents.value) : '') ?? []
  const meant = name && value ? `${name}: ${value}` : 'title: …'
  return `no fields in it, expected a name, a colon and a blank on each line: ${meant}`
}

function lineOfField(document: Document.Parsed, path: Path, lineAt: (offset: number) => number): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true) ?? document.contents
    const key = path[length - 1]
    const pair = isMap(parent)
      ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined
    const node = isPair(pair) ? pair.key : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lineAt(node.range[0])
  }
  return isNode(document.contents) && document.contents.range ? lineAt(document.contents.range[0]) : 1
}

/** The fault of one field's value, in the words of {@link readConfigFile}; undefined when it fits. */
export function fieldFault(field: keyof typeof campaignSchema.shape, value: unknown): string | undefined {
  const { error } = campaignSchema.shape[field].safeParse(value, { reportInput: true })
  return error && flatten(error.issues, [field])[0]?.message
}

/** Writes `['pieces', 1, 'unlock']` as `pieces[1].unlock`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text ? `${text}.${String(key)}` : String(key)
  }, '')
}

interface Finding {
  path: Path
  message: string
}

/** Whether a value that does not fit would do so as it was meant. */
function wouldFit(document: Document.Parsed, { path, meant }: Reading): boolean {
  if (meant === undefined || meant === null) return meant === null
  const whole = document.clone()
  whole.setIn(path, meant)
  const { error } = campaignSchema.safeParse(whole.toJS(), { reportInput: true })
  return !flatten(error?.issues ?? []).some((misfit) => formatPath(misfit.path) === formatPath(path))
}

function isEmpty(node: unknown): boolean {
  return isScalar(node) && node.value === null
}

/** How a field is written whose value was meant as a text; undefined where that is not its fault. */
function quotedField(source: string, document: Document.Parsed, path: Path): string | undefined {
  const node = document.getIn(path, true)
  if (isColour(path) && !isScalar(node)) return undefined
  const isHex = isColour(path) && isScalar(node) && /^[\da-f]{6}$/i.test(node.source ?? '')
  const meant = isHex ? `#${node.source}` : textMeant(source, node)
  if (meant === undefined) return undefined
  const name = typeof path.at(-1) === 'string' ? `${String(path.at(-1))}: ` : ''
  return `${name}${quoted(meant)}${!isHex && meant.startsWith('#') ? ', since # begins a comment' : ''}`
}

function isColour(path: Path): boolean {
  return path.some((name) => name === 'accent' || UNIONS[String(name)] === COLOURS)
}

/** Finds how a value has to be written to be a text (quoted); undefined where that is not the fault. */
type AsText = (path: Path) => string | undefined

function flatten(issues: readonly Issue[], base: Path = [], asText: AsText = () => undefined): Finding[] {
  return issues.flatMap((issue): Finding[] => {
    const path = [...base, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      const known = knownFields(path, issue.input)
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `unknown field${suggestion(key, known)}, expected one of ${known.join(', ')}`,
      }))
    }
    if (issue.code === 'invalid_union' && issue.discriminator !== undefined) {
      const kind = (issue.input as { kind?: unknown }).kind
      const near = typeof kind === 'string' ? suggestion(kind, KIND_NAMES) : ''
      return [{ path, message: `${show(kind)} does not fit, expected one of ${KIND_NAMES.join(', ')}${near}` }]
    }
    if (issue.code === 'invalid_union') {
      const branch = likeliestBranch(issue.errors)
      if (branch) return flatten(branch, path, asText)
    }
    return [{ path, message: describe(issue, path, asText) }]
  })
}

/**
 * Finds the alternative of a union that the author clearly meant: it fails in its fields, while the others fail as a whole.
 */
function likeliestBranch(branches: readonly Issue[][]): Issue[] | undefined {
  const failsInside = branches.filter((issues) => issues.every((issue) => issue.path.length > 0))
  return failsInside.length === 1 ? failsInside[0] : undefined
}

function describe(issue: Issue, path: Path, asText: AsText): string {
  const expected = expectation(issue, path)
  if (issue.input === undefined) return `missing, ${expected}`
  const fault = issue.input === null ? 'nothing stands here' : `${show(issue.input)} does not fit`
  return `${fault}, ${expected}${mend(issue, path, asText)}`
}

/** Suggests a mend for a value that is nearly right. */
function mend(issue: Issue, path: Path, asText: AsText): string {
  const isText = issue.code === 'invalid_format' || expectsText(issue) || isColour(path)
  // No number in quotation marks is a moment.
  const text = isText && !issue.message.startsWith('expected a date') ? asText(path) : undefined
  if (text) return `: put it in quotation marks, ${text}`
  if (issue.code !== 'invalid_type') return ''
  const { input } = issue
  const isNumber = issue.expected === 'int' || issue.expected === 'number'
  if (isNumber && typeof input === 'string') return (numberMeant(input) ?? '').replace(/^(?=.)/, ' in digits alone: ')
  if (
    issue.expected === 'boolean' &&
    /^(?:true|yes|on|oui|ja|si|sí|sì|sim|tak|false|no|off|non|nein|nee|nie|não)$/i.test(String(input))
  ) {
    return ` (did you mean ${!/^(?:n|off|false)/i.test(String(input))}?)`
  }
  if (issue.expected === 'array' && typeof input === 'string' && /^[—–•-]/.test(input)) return ': "- " before each'
  const [glued, name, value] = typeof input === 'string' ? (/^([a-z][\w-]*):(\S.*)$/i.exec(input) ?? []) : []
  if (glued && issue.expected === 'object' && !value?.startsWith('//'))
    return `, with a blank behind the colon: ${name}: ${value}`
  const group = GROUPS[String(path.findLast((key) => typeof key === 'string'))]
  const [only, second] = [input].flat()
  const given = typeof only === 'string' && second === undefined ? only : undefined
  const shape = given !== undefined && group ? group(given) : typeof input === 'string' ? input : undefined
  if (shape !== undefined && issue.expected === 'array') {
    return `: [${/^[a-z]+(?:\s+[a-z]+)+$/.test(shape) ? shape.replace(/\s+/g, ', ') : shape}]`
  }
  if (shape !== undefined && group && /^(?:object|record)$/.test(issue.expected)) return `: ${shape}`
  if (issue.expected === 'array' && typeof input === 'object' && input) return ': "- " before the first field of each'
  if (typeof only === 'object' && Array.isArray(input)) return ': no "- " before its fields'
  return input === null ? ', or no such line' : ''
}

/** Whether a text could stand there. */
function expectsText(issue: Issue): boolean {
  if (issue.code === 'invalid_type') return issue.expected === 'string'
  if (issue.code !== 'invalid_union' || (typeof issue.input === 'object' && issue.input)) return false
  return issue.errors.flat().some((each) => each.path.length === 0 && expectsText(each))
}

function expectation(issue: Issue, path: Path): string {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    return `expected one of ${values.join(', ')}${typeof issue.input === 'string' ? suggestion(issue.input, values) : ''}`
  }
  if (issue.code === 'invalid_union') {
    const said = issue.message.startsWith('expected') ? issue.message : 'expected something else'
    return UNIONS[String(path.at(-1))] ?? said
  }
  if (issue.code === 'invalid_type' && !issue.message.startsWith('expected')) {
    return `expected ${KINDS[issue.expected] ?? issue.expected}`
  }
  // What is said of a number as a whole, that it is one, says nothing of its bounds.
  const isOfBounds = (bound: number | bigint) =>
    issue.message.startsWith('expected') &&
    (!('origin' in issue && /^(?:number|int)$/.test(issue.origin)) || issue.message.includes(String(bound)))
  if (issue.code === 'too_big' && !isOfBounds(issue.maximum)) {
    return `expected at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`
  }
  if (issue.code === 'too_small' && !isOfBounds(issue.minimum)) return `expected ${issue.minimum} or more`
  return issue.message
}

const COLOURS = 'expected a colour such as "#1b1a17", in quotation marks, or {light: colour, dark: colour}'

/** What each union expects, by the field's name. */
const UNIONS: Record<string, string> = {
  unlock:
    'expected link, {at: time}, or {n} of one of shares, views, circle, branch, present, votes, photos, such as {views: 500}',
  email: 'expected a text, or a subject and a text',
  ink: COLOURS,
  logo: 'expected an image file, or {light: file, dark: file}',
  ground: COLOURS,
}

/** How to write a group where a single value was given, by the field's name. */
const GROUPS: Record<string, (given: string) => string> = {
  cover: (image) => `{ image: ${image}, alt: what it shows }`,
  messages: (text) => `{ default: ${quoted(text)} }`,
  pieces: (file) => `{ id: ${file.replace(/^.*\/|\.md$/g, '')} }`,
  roots: (label) => `{ label: ${label} }`,
  circles: (name) => `{ list: [{ id: ${name.toLowerCase()}, name: ${name} }] }`,
  list: (name) => `{ id: ${name.toLowerCase()}, name: ${name} }`,
  translations: (locale) => `{ ${locale}: { title: … } }`,
}

const KINDS: Record<string, string> = {
  string: 'a text',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
  int: 'a whole number',
  boolean: 'true or false',
  number: 'a number',
  tuple: 'two numbers: [50, 50]',
}

function show(value: unknown): string {
  const written = (typeof value === 'number' ? undefined : JSON.stringify(value)) ?? String(value)
  // What cannot be seen is named by its number, as JSON does with control characters.
  const text = written.replace(/[\p{Cf}\p{Zl}\p{Zp}\u2800\u3164]/gu, (sign) =>
    sign.replace(/[\0-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** JSON Schema of `campaign.yaml`, for editors. */
export function campaignJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(campaignSchema, { io: 'input', unrepresentable: 'any' })
}

/** Names of the fields allowed at a path; of a piece, those of its kind. */
function knownFields(path: Path, given: unknown): string[] {
  const kind = typeof given === 'object' && given !== null && 'kind' in given ? given.kind : undefined
  const isOther = ({ properties = {} }: z.core.JSONSchema.BaseSchema) =>
    typeof properties.kind === 'object' && 'const' in properties.kind && properties.kind.const !== kind
  const walk = (schemas: z.core.JSONSchema._JSONSchema[], rest: Path): string[] => {
    const shapes = schemas.flatMap((schema) =>
      typeof schema === 'boolean' ? [] : [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])],
    )
    const objects = shapes.filter((shape) => typeof shape !== 'boolean')
    const [key, ...deeper] = rest
    if (key === undefined) return [...new Set(objects.filter((shape) => !isOther(shape)).flatMap(fieldsOf))]
    const next = objects.flatMap((shape) => {
      const field = shape.properties?.[String(key)] ?? shape.additionalProperties
      const found = typeof key === 'number' ? shape.items : field
      return found === undefined || Array.isArray(found) ? [] : [found]
    })
    return walk(next, deeper)
  }
  return walk([campaignJsonSchema() as z.core.JSONSchema._JSONSchema], path)
}

function fieldsOf({ properties = {}, propertyNames }: z.core.JSONSchema.BaseSchema): string[] {
  const names = typeof propertyNames === 'object' ? (propertyNames.enum ?? []) : []
  return [...Object.keys(properties), ...names.map(String)]
}
