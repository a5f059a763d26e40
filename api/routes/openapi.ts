import { Hono } from 'hono'
import type { DeskDeps } from '../deps.ts'
import { docsPage } from '../openapi/docs-page.ts'
import { type ApiDescription, describeApi } from '../openapi/document.ts'

/** `GET openapi.json`: what this API takes and answers. `GET docs`: the same, to read. */
export function openapi({ siteUrl }: Pick<DeskDeps, 'siteUrl'>) {
  let made: ApiDescription | undefined
  const description = () => {
    made ??= describeApi(siteUrl)
    return made
  }
  return new Hono()
    .get('/openapi.json', (c) => c.body(JSON.stringify(description()), 200, { 'Content-Type': 'application/json' }))
    .get('/docs', async (c) => {
      const { html, csp } = await docsPage(description())
      return c.body(html, 200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': csp })
    })
}
