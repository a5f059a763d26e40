import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { type Problem, suggestion } from './problem.ts'
import { type CampaignConfig, campaignSchema } from './schema.ts'

type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue

export interface ConfigFile {
  /** Undefined when there are problems. */
  config: CampaignConfig | undefined
  problems: Problem[]
  /** The line on which a field stands, or the nearest one around it. */
  lineOf(path: Path): number
}

/** Reads the text of a `campaign.yaml` and reports everything that is wrong with it at once. */
export function readConfigFile(file: string, source: string): ConfigFile {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line)
  const problem = (line: number, field: string, message: string): Problem => ({
    severity: 'error',
    file,
    line,
    field,
    message,
  })

  const lineOf = (path: Path): number => {
    for (let length = path.length; length > 0; length--) {
      const parent = document.getIn(path.slice(0, length - 1), true) ?? document.contents
      const key = path[length - 1]
      const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined
      const node = isPair(pair) ? pair.key : document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lineAt(node.range[0])
    }
    return isNode(document.contents) && document.contents.range ? lineAt(document.contents.range[0]) : 1
  }

  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      problem(lineAt(error.pos[0]), '', `not valid YAML: ${error.message}`),
    )
    return { config: undefined, problems, lineOf }
  }
  const parsed = campaignSchema.safeParse(document.toJS() ?? {}, { reportInput: true })
  if (parsed.success) return { config: parsed.data, problems: [], lineOf }
  const problems = flatten(parsed.error.issues).map(({ path, message }) =>
    problem(lineOf(path), formatPath(path), message),
  )
  return { config: undefined, problems, lineOf }
}

/** What is wrong with the value of one field, in the words of {@link readConfigFile}; undefined when it fits. */
export function fieldFault(field: keyof typeof campaignSchema.shape, value: unknown): string | undefined {
  const { error } = campaignSchema.shape[field].safeParse(value, { reportInput: true })
  return error && flatten(error.issues, [field])[0]?.message
}

/** `['pieces', 1, 'unlock']` as `pieces[1].unlock`. */
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

function flatten(issues: readonly Issue[], base: Path = []): Finding[] {
  return issues.flatMap((issue): Finding[] => {
    const path = [...base, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      const known = knownFields(path)
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `unknown field${suggestion(key, known)}, expected one of ${known.join(', ')}`,
      }))
    }
    if (issue.code === 'invalid_union') {
      const branch = likeliestBranch(issue.errors)
      if (branch) return flatten(branch, path)
    }
    return [{ path, message: describe(issue, path) }]
  })
}

/** The one alternative of a union that the author clearly meant: it fails inside, while the others fail as a whole. */
function likeliestBranch(branches: readonly Issue[][]): Issue[] | undefined {
  const failsInside = branches.filter((issues) => issues.every((issue) => issue.path.length > 0))
  return failsInside.length === 1 ? failsInside[0] : undefined
}

function describe(issue: Issue, path: Path): string {
  const expected = expectation(issue, path)
  if (issue.input === undefined) return `missing, ${expected}`
  return `${show(issue.input)} does not fit, ${expected}`
}

function expectation(issue: Issue, path: Path): string {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    return `expected one of ${values.join(', ')}${typeof issue.input === 'string' ? suggestion(issue.input, values) : ''}`
  }
  if (issue.code === 'invalid_union') return UNIONS[String(path.at(-1))] ?? 'expected something else'
  if (issue.code === 'invalid_type' && !issue.message.startsWith('expected')) {
    return `expected ${KINDS[issue.expected] ?? issue.expected}`
  }
  if (issue.code === 'too_big' && !issue.message.startsWith('expected')) {
    return `expected at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`
  }
  return issue.message
}

const COLOURS = 'expected a colour such as "#1b1a17", in quotation marks, or {light: colour, dark: colour}'

/** By the field's name. */
const UNIONS: Record<string, string> = {
  unlock: 'expected link, {shares: n}, {views: n} or {at: time}',
  email: 'expected a text, or a subject and a text',
  ink: COLOURS,
  logo: 'expected an image file, or {light: file, dark: file}',
  ground: COLOURS,
}

const KINDS: Record<string, string> = {
  string: 'a text',
  array: 'a list',
  object: 'a group of fields',
  int: 'a whole number',
  boolean: 'true or false',
  number: 'a number',
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** JSON Schema of `campaign.yaml`, for editors. */
export function campaignJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(campaignSchema, { io: 'input', unrepresentable: 'any' })
}

/** Names of the fields that may stand at a path. */
function knownFields(path: Path): string[] {
  const walk = (schemas: z.core.JSONSchema._JSONSchema[], rest: Path): string[] => {
    const shapes = schemas.flatMap((schema) => (typeof schema === 'boolean' ? [] : [schema, ...(schema.anyOf ?? [])]))
    const objects = shapes.filter((shape) => typeof shape !== 'boolean')
    const [key, ...deeper] = rest
    if (key === undefined) return [...new Set(objects.flatMap(fieldsOf))]
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
