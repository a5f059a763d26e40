import { html, raw } from 'hono/html'
import { type Html, type Schema, showSchema, showText } from './docs-schema.ts'
import { DOCS_STYLE } from './docs-style.ts'
import type { ApiDescription } from './document.ts'

interface Content {
  content?: Record<string, { schema?: Schema }>
  description?: string
}
interface Operation {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  security?: Record<string, unknown>[]
  parameters?: { name: string; in: string; required?: boolean; schema: Schema; description?: string }[]
  requestBody?: Content
  responses: Record<string, Content>
}
interface Route {
  method: string
  path: string
  operation: Operation
}

/** The description as one page without a script, and the policy under which it is shown: its own style, nothing else. */
export async function docsPage(description: ApiDescription): Promise<{ html: string; csp: string }> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(DOCS_STYLE))
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)))
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  return { html: String(await page(description, policy)), csp: `${policy}; frame-ancestors 'none'` }
}

function routesOf({ paths = {} }: ApiDescription): Route[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation: operation as Operation })),
  )
}

function page(description: ApiDescription, policy: string): Html {
  const routes = routesOf(description)
  const { info, servers = [], tags = [], components } = description
  const schemes = (components?.securitySchemes ?? {}) as Record<string, { description?: string }>
  const site = servers[0]?.url ?? ''
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${info.title}: the API</title><style>${raw(DOCS_STYLE)}</style></head><body>
<header><h1>${info.title}: the API</h1><p>${showText(info.description ?? '')}</p>
<p>For machines: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<pre>curl -H "Authorization: Bearer $KEY" ${site}/api/studio/campaigns</pre>
<h3>Who may ask</h3><dl>${Object.entries(schemes).map(([name, scheme]) => html`<dt><code>${name}</code></dt><dd>${showText(scheme.description ?? '')}</dd>`)}</dl></header>
<main>${tags.map((tag) => {
    const own = routes.filter(({ operation }) => operation.tags.includes(tag.name))
    return html`<section><h2>${tag.name}</h2><p>${tag.description}</p>${own.map(showRoute)}</section>`
  })}
${showSchemas((components?.schemas ?? {}) as Record<string, Schema>)}</main></body></html>`
}

function showRoute({ method, path, operation }: Route): Html {
  const { operationId, summary, description, security = [], parameters = [], requestBody, responses } = operation
  return html`<details id="${operationId}"><summary><b>${method.toUpperCase()}</b><code>${path}</code><span>${summary}</span></summary><div>
${description ? html`<p class="codes">${showText(description)}</p>` : ''}
${security.length > 0 ? html`<p><small>Needs ${security.flatMap(Object.keys).join(' or ')}.</small></p>` : ''}
${parameters.length > 0 ? html`<h3>Parameters</h3><dl>${parameters.map((each) => html`<dt><code>${each.name}</code> <small>${each.in}${each.required ? '' : ', optional'}</small></dt><dd>${showSchema({ ...each.schema, ...(each.description && { description: each.description }) })}</dd>`)}</dl>` : ''}
${requestBody ? html`<h3>Body</h3>${showContent(requestBody)}` : ''}
<h3>Answers</h3><dl>${Object.entries(responses).map(
    ([status, response]) =>
      html`<dt><b>${status}</b></dt><dd><span class="codes">${showText(response.description ?? '')}</span>${Number(status) < 300 ? showContent(response) : ''}</dd>`,
  )}</dl></div></details>`
}

function showContent({ content = {} }: Content): Html {
  return html`${Object.entries(content).map(
    ([type, { schema }]) => html`<div><small>${type}</small> ${schema ? showSchema(schema) : ''}</div>`,
  )}`
}

function showSchemas(schemas: Record<string, Schema>): Html {
  return html`<section><h2>Shapes</h2>${Object.entries(schemas).map(
    ([name, schema]) =>
      html`<details id="${name}"><summary><b></b><code>${name}</code></summary><div>${showSchema(schema)}</div></details>`,
  )}</section>`
}
