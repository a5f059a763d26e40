import { html } from 'hono/html'

/** The part of JSON Schema that our own schemas use. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  description?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  allOf?: Schema[]
  additionalProperties?: Schema | boolean
}

export type Html = ReturnType<typeof html>

/** A description, with what stands between backticks as code. */
export function showText(text: string): Html {
  return html`${text.split('`').map((part, i) => (i % 2 ? html`<code>${part}</code>` : part))}`
}

/** A schema in words: its type, what is in it, what it means. */
export function showSchema(schema: Schema): Html {
  const { description, default: preset } = schema
  return html`<code class="type">${nameOf(schema)}</code>${preset === undefined ? '' : html` <small>default ${JSON.stringify(preset)}</small>`}
    ${description ? html`<span class="says">${showText(description)}</span>` : ''}${showFields(schema)}`
}

function showFields(schema: Schema): Html | '' {
  const { properties, required = [], items, anyOf = [], allOf = [], additionalProperties: rest } = schema
  if (properties && Object.keys(properties).length > 0) {
    return html`<dl>${Object.entries(properties).map(
      ([name, field]) =>
        html`<dt><code>${name}</code>${required.includes(name) ? '' : html` <small>optional</small>`}</dt><dd>${showSchema(field)}</dd>`,
    )}</dl>`
  }
  if (items) return showFields(items)
  if (rest && rest !== true) return showFields(rest)
  return html`${[...anyOf, ...allOf].map(showFields)}`
}

function nameOf(schema: Schema): string {
  const { $ref, type, enum: values, const: value, items, anyOf, allOf, additionalProperties: rest } = schema
  if ($ref) return $ref.slice($ref.lastIndexOf('/') + 1)
  if (value !== undefined) return JSON.stringify(value)
  if (values) return values.map((each) => JSON.stringify(each)).join(' | ')
  if (items) return `${anyOfInBrackets(items)}[]`
  if (anyOf) return anyOf.map(nameOf).join(' | ')
  if (allOf) return allOf.map(nameOf).join(' & ')
  if (rest && rest !== true) return `{ […]: ${nameOf(rest)} }`
  return [type ?? 'anything'].flat().join(' | ')
}

function anyOfInBrackets(schema: Schema): string {
  const name = nameOf(schema)
  return name.includes(' | ') ? `(${name})` : name
}
