import { hc } from 'hono/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { App } from '../../api/app.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'
import { invite, StudioBrowser } from '../support/studio.ts'

let host: NodeHost
beforeAll(async () => {
  host = await startNodeHost({ TRUST_PROXY: '1' })
})
afterAll(() => host.stop())

it('lets a key in, says who that is, and signs out', async () => {
  const { key, name } = await invite(host, { role: 'editor', campaigns: ['open'] })
  const browser = new StudioBrowser(host)
  expect((await browser.ask('session')).status).toBe(401)
  expect((await browser.signIn(key)).status).toBe(200)
  expect(await (await browser.ask('session')).json()).toMatchObject({ name, role: 'editor', campaigns: ['open'] })
  expect((await browser.ask('session', { method: 'DELETE' })).status).toBe(204)
  expect(browser.cookie).toBeUndefined()
})

it('is a typed client for a machine', async () => {
  const { key, name } = await invite(host)
  const { api } = hc<App>(host.url, { headers: { Authorization: `Bearer ${key}` } })
  const who = await (await api.studio.session.$get()).json()
  expect(who).toEqual({ name, role: 'viewer', campaigns: null, expiresAt: null })
  const { entries } = await (await api.studio.audit.$get({ query: { most: '1' } })).json()
  expect(entries).toEqual([])
})
