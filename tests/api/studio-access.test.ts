import { sql } from 'drizzle-orm'
import { hc } from 'hono/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../api/app.ts'
import type { AuditAnswer } from '../../api/studio/contract/audit-schema.ts'
import { record } from '../../db/campaign/audit.ts'
import { revokeStudioKey } from '../../db/studio/studio-keys.ts'
import { newStudioToken } from '../../seal/studio-key.ts'
import { startHost } from '../support/any-host.ts'
import { from, newAddress, type StudioHost } from '../support/host.ts'
import { codeOf, everythingOf, invite, StudioBrowser, signedIn } from '../support/studio.ts'

let host: StudioHost
beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host.stop())

const idOf = async (name: string) => {
  const [row] = await host.engine.db.all<{ id: number }>(sql`SELECT id FROM studio_keys WHERE name = ${name}`)
  return { id: Number(row?.id), name }
}
const bearer = (key: string, path: string, init: RequestInit = {}) =>
  host.fetch(`/api/studio/${path}`, { ...init, headers: { Authorization: `Bearer ${key}` } })

describe('a key', () => {
  it('lets in, says who that is, and signs out', async () => {
    const { browser, name } = await signedIn(host, { role: 'editor', campaigns: ['open'] })
    expect(await (await browser.ask('session')).json()).toMatchObject({ name, role: 'editor', campaigns: ['open'] })
    expect((await browser.ask('session', { method: 'DELETE' })).status).toBe(204)
    expect(browser.cookie).toBeUndefined()
    expect(await browser.isIn()).toBe(false)
  })

  it('may be pasted as the whole link, or with blanks around it', async () => {
    const { key } = await invite(host)
    for (const pasted of [` ${key}\n`, `https://share.example/studio/#${key}`]) {
      expect((await new StudioBrowser(host).signIn(pasted)).status).toBe(200)
    }
  })

  it('is answered alike when it is wrong, expired, revoked or none at all', async () => {
    const [revoked, expired] = [await invite(host), await invite(host, { expiresAt: Date.now() - 1 })]
    await host.engine.write(revokeStudioKey(await idOf(revoked.name), 'test', Date.now()))
    const shown = [newStudioToken(), revoked.key, expired.key, '', 'x', '🔑', "' OR 1=1 --", 'a'.repeat(200)]
    const answers = await Promise.all(
      shown.map(async (key) => everythingOf(await new StudioBrowser(host).signIn(key, from(newAddress())))),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('[401,')
    expect(answers[0]).toContain('key-invalid')
    const machines = await Promise.all(shown.slice(0, 3).map(async (key) => everythingOf(await bearer(key, 'session'))))
    expect(new Set(machines).size).toBe(1)
    expect(machines[0]).toContain('signed-out')
  })

  it('can be guessed 30 times from one network, even all at once; what is right still opens', async () => {
    const [address, { key }] = [newAddress(), await invite(host)]
    const guesses = await Promise.all(
      Array.from({ length: 80 }, () => new StudioBrowser(host).signIn(newStudioToken(), from(address))),
    )
    expect(guesses.filter(({ status }) => status === 401).length).toBeGreaterThanOrEqual(30)
    const slowed = guesses.find(({ status }) => status === 429)
    expect(slowed?.headers.get('retry-after')).toBe('10')
    expect(slowed && (await codeOf(slowed))).toBe('slow-down')
    const machine = { Authorization: `Bearer ${newStudioToken()}`, ...from(address) }
    expect(await codeOf(await host.fetch('/api/studio/session', { headers: machine }))).toBe('slow-down')
    expect((await new StudioBrowser(host).signIn(key, from(address))).status).toBe(200)
    expect((await new StudioBrowser(host).signIn(newStudioToken(), from(newAddress()))).status).toBe(401)
  })

  it('is only taken as JSON with nothing else in it', async () => {
    const { key } = await invite(host)
    const post = (body: string, type: string) =>
      host.fetch('/api/studio/session', { method: 'POST', headers: { 'Content-Type': type }, body })
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect(await codeOf(await post(JSON.stringify({ key }), type))).toBe('malformed')
    }
    expect(await codeOf(await post(JSON.stringify({ key, role: 'owner' }), 'application/json'))).toBe('malformed')
    expect(await codeOf(await post(JSON.stringify({ key: [key] }), 'application/json'))).toBe('malformed')
    expect(await codeOf(await post('x'.repeat(1025), 'application/json'))).toBe('too-large')
  })
})

describe('a machine', () => {
  it('shows its key with every request, and is a typed client', async () => {
    const { key, name } = await invite(host)
    const { api } = hc<App>(host.url, { headers: { Authorization: `Bearer ${key}` } })
    const response = await api.studio.session.$get()
    expect(await response.json()).toEqual({ name, role: 'viewer', campaigns: null, expiresAt: null })
    expect(response.headers.get('set-cookie')).toBeNull()
    const { entries } = await (await api.studio.audit.$get({ query: { most: '1' } })).json()
    expect(entries.length).toBeLessThanOrEqual(1)
  })

  it('is out as soon as its key is revoked', async () => {
    const { key, name } = await invite(host)
    expect((await bearer(key, 'session')).status).toBe(200)
    await host.engine.write(revokeStudioKey(await idOf(name), 'test', Date.now()))
    const refused = await bearer(key, 'session')
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('is not let in by a session, nor a browser by a key in its cookie, nor anybody by the cookie beside a wrong key', async () => {
    const { browser, key } = await signedIn(host)
    const [name, token = ''] = browser.cookie?.split('=') ?? []
    expect((await bearer(token, 'session')).status).toBe(401)
    expect((await host.fetch('/api/studio/session', { headers: { Cookie: `${name}=${key}` } })).status).toBe(401)
    for (const authorization of [`Bearer ${newStudioToken()}`, `Basic ${key}`, 'Bearer ', key]) {
      expect((await browser.ask('session', { headers: { Authorization: authorization } })).status).toBe(401)
    }
  })
})

describe('a campaign that one may not see', () => {
  it('is answered exactly like one that is not there', async () => {
    const { browser, key } = await signedIn(host, { campaigns: ['open'] })
    for (const route of ['report', 'live', 'export/views.csv', 'nothing']) {
      for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
        const answers = await Promise.all(
          ['busy', 'nowhere', 'OPEN', 'open%00', '__proto__'].map(async (slug) =>
            everythingOf(await browser.ask(`campaigns/${slug}/${route}`, { method })),
          ),
        )
        expect(new Set(answers).size, `${method} ${route}`).toBe(1)
        expect(answers[0]).toContain('campaign-unknown')
      }
    }
    expect(await codeOf(await browser.ask('campaigns/open/nothing'))).toBe('route-unknown')
    expect(await codeOf(await bearer(key, 'campaigns/busy/nothing'))).toBe('campaign-unknown')
    const logs = ['busy', 'nowhere'].map(async (slug) => everythingOf(await browser.ask(`audit?campaign=${slug}`)))
    expect(new Set(await Promise.all(logs)).size).toBe(1)
  })

  it('tells nobody who is signed out even what there is', async () => {
    const answers = await Promise.all(
      ['campaigns/open/report', 'campaigns/nowhere/report', 'audit', 'nothing', 'session', 'sessions/1'].map(
        async (path) => everythingOf(await new StudioBrowser(host).ask(path)),
      ),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('[401,')
  })
})

describe('the audit log', () => {
  const entries = async (browser: StudioBrowser, search = '') =>
    ((await (await browser.ask(`audit${search}`)).json()) as AuditAnswer).entries

  it('tells owners everything, the newest first, and others what concerns their campaigns', async () => {
    const [now, change] = [Date.now(), { who: 'Somebody', action: 'root-added', detail: 'Nour' } as const]
    for (const [i, campaign] of ['open', 'busy'].entries())
      await host.storeOf(campaign).write([record({ ...change, at: now + i, campaign })])
    const owner = await signedIn(host, { role: 'owner' })
    const viewer = await signedIn(host, { campaigns: ['open'] })
    const [first, second, third] = await entries(owner.browser)
    expect(first).toMatchObject({ who: viewer.name, action: 'signed-in', campaign: null })
    expect(second).toMatchObject({ who: 'test', action: 'key-made', detail: viewer.name, campaign: null })
    expect(third).toMatchObject({ who: owner.name, action: 'signed-in' })
    expect(await entries(viewer.browser)).toMatchObject([{ ...change, campaign: 'open' }])
    expect(await entries(viewer.browser, '?campaign=open')).toHaveLength(1)
    expect(await entries(owner.browser, '?campaign=busy')).toMatchObject([{ ...change, campaign: 'busy' }])
    const everybody = await signedIn(host)
    expect((await entries(everybody.browser)).map(({ campaign }) => campaign)).toEqual(['busy', 'open'])
  })

  it('is read in pages', async () => {
    const { browser } = await signedIn(host, { role: 'owner' })
    const all = await entries(browser, '?most=500')
    const read: string[] = []
    for (let before = '', more = true; more; before = `&before=${read.at(-1)}`) {
      const page = (await (await browser.ask(`audit?most=2${before}`)).json()) as AuditAnswer
      read.push(...page.entries.map(({ id }) => id))
      more = page.more
    }
    expect(read).toEqual(all.map(({ id }) => id))
    for (const wrong of ['most=0', 'most=501', 'before=x', 'before=1', 'before=1.2.A']) {
      expect(await codeOf(await browser.ask(`audit?${wrong}`))).toBe('malformed')
    }
  })
})
