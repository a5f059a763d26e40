import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ApiDescription } from '../../api/openapi/document.ts'
import { createTokenKind } from '../../seal/link.ts'
import { keyring, rootToken } from '../support/fixture.ts'
import { Fan, newAddress, type StudioHost } from '../support/host.ts'
import { startNodeHost } from '../support/node-host.ts'
import { invite } from '../support/studio.ts'
import { startWorkerHost } from '../support/worker-host.ts'

/** Every operation of `openapi.json`, asked of both hosts by everybody, from the same state. */

let hosts: [node: StudioHost, edge: StudioHost]
let document: ApiDescription
let askers: Record<string, [string, string]>
beforeAll(async () => {
  hosts = [await startNodeHost({ SITE_URL }), await startWorkerHost(undefined, { SITE_URL })]
  document = await (await hosts[0].fetch('/api/openapi.json')).json()
  const both = async (make: (host: StudioHost) => Promise<string>) =>
    (await Promise.all(hosts.map(make))) as [string, string]
  askers = {
    nobody: ['', ''],
    'a fan': await both(async (host) => `Pass ${(await new Fan(host, SLUG).opened(rootToken(SLUG))).pass}`),
    'a viewer': await both(async (host) => `Bearer ${(await invite(host)).key}`),
    'an owner': await both(async (host) => `Bearer ${(await invite(host, { role: 'owner' })).key}`),
  }
})
afterAll(() => Promise.all(hosts.map((host) => host.stop())))

const SLUG = 'asked'
const SITE_URL = 'http://localhost'
const nodeOf = (label: string) =>
  createTokenKind(keyring.name(SLUG)).write(createTokenKind(keyring.link(SLUG)).read(rootToken(SLUG, label)) ?? 0)

/** What stands in a path where the description names a parameter. */
const PARAMETERS: Record<string, () => string> = {
  slug: () => SLUG,
  piece: () => 'colour',
  node: () => nodeOf('Capped'),
  table: () => 'views',
}

/** Says how a host is, which each knows in its own way. */
const OF_THE_HOST = /^\/api\/health/

const typeOf = (response: Response) => response.headers.get('content-type')

/** What a value is made of: names and types, not what it says. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])]
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shapeOf(each)]))
}

async function told(response: Response): Promise<unknown> {
  const head = [response.status, typeOf(response), response.headers.get('cache-control')]
  if (!typeOf(response)?.includes('json')) {
    await response.body?.cancel()
    return head
  }
  const body = (await response.json()) as Record<string, unknown>
  // Of a problem everything is said in the same words.
  return [...head, response.ok ? shapeOf(body) : body]
}

it('answers every operation with the same status, headers and shape, whoever asks', async () => {
  let asked = 0
  const differing: unknown[] = []
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(PARAMETERS[name]?.() ?? '1'))
    if (OF_THE_HOST.test(path)) continue
    for (const method of Object.keys(operations)) {
      for (const [who, credentials] of Object.entries(askers)) {
        // From one network each: whoever is slowed down is slowed down on both.
        const address = newAddress()
        const [node, edge] = await Promise.all(
          hosts.map(async (host, i) => {
            const headers = {
              'X-Forwarded-For': address,
              'CF-Connecting-IP': address,
              'Sec-Fetch-Site': 'same-origin',
              ...(credentials[i] && { Authorization: credentials[i] }),
              ...(method !== 'get' && { 'Content-Type': 'application/json' }),
            }
            const body = method === 'get' ? {} : { body: '{}' }
            return told(
              await host.fetch(filled, { method: method.toUpperCase(), headers, redirect: 'manual', ...body }),
            )
          }),
        )
        asked++
        if (JSON.stringify(node) !== JSON.stringify(edge)) differing.push({ who, method, path, node, edge })
      }
    }
  }
  expect(differing).toEqual([])
  expect(asked).toBeGreaterThan(200)
})

it('describes and documents itself alike', async () => {
  const [node, edge] = await Promise.all(
    hosts.map(async (host) => {
      const described = await (await host.fetch('/api/openapi.json')).json()
      const page = await host.fetch('/api/docs')
      return { described, page: await page.text(), policy: page.headers.get('content-security-policy') }
    }),
  )
  expect(edge).toEqual(node)
})
