import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from '../../api/studio/member.ts'
import { stillIn } from '../../api/studio/still-in.ts'
import { revokeStudioKey } from '../../db/studio/studio-keys.ts'
import { newStudioToken } from '../../seal/studio-key.ts'
import { isEdge, startHost } from '../support/any-host.ts'
import { stopClock } from '../support/clock.ts'
import { from, newAddress, type StudioHost } from '../support/host.ts'
import { codeOf, invite, StudioBrowser, signedIn } from '../support/studio.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const clock = stopClock()
let host: StudioHost
beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host.stop())

/** A second browser with the cookie that the first has now. */
const copyOf = ({ cookie }: StudioBrowser) => Object.assign(new StudioBrowser(host), { cookie })
const newest = async (table: 'studio_keys' | 'studio_sessions') =>
  Number((await host.engine.db.get<{ id: number }>(sql`SELECT max(id) AS id FROM ${sql.identifier(table)}`)).id)
const revoke = async (name: string) => {
  const [key] = await host.engine.db.all<{ id: number }>(sql`SELECT id FROM studio_keys WHERE name = ${name}`)
  await host.engine.write(revokeStudioKey({ id: Number(key?.id), name }, 'test', Date.now()))
}

describe('the cookie', () => {
  const setCookie = async (on: StudioHost) => {
    const { key } = await invite(on)
    return (await new StudioBrowser(on).signIn(key)).headers.get('set-cookie')
  }

  it('is seen by no script, sent by no other site, and goes without TLS on this machine only', async () => {
    const days = (14 * DAY_MS) / 1000
    expect(await setCookie(host)).toMatch(
      new RegExp(`^studio=[1-9A-Za-z]{44}; Max-Age=${days}; Path=/; HttpOnly; SameSite=Strict$`),
    )
    const others = ['https://share.example', 'http://192.168.1.7:4321', 'https://localhost:4321']
    // The setting alone decides, in one place for all hosts.
    for (const siteUrl of isEdge ? others.slice(0, 1) : others) {
      const elsewhere = await startHost({ siteUrl })
      expect(await setCookie(elsewhere)).toMatch(
        new RegExp(`^__Host-studio=[1-9A-Za-z]{44}; Max-Age=${days}; Path=/; HttpOnly; Secure; SameSite=Strict$`),
      )
      await elsewhere.stop()
    }
  })

  it('is taken back in the way it was given', async () => {
    const { browser } = await signedIn(host)
    expect((await browser.ask('session', { method: 'DELETE' })).headers.get('set-cookie')).toBe(
      'studio=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict',
    )
  })
})

describe('a session', () => {
  it('is a new one at every signing in, whatever cookie was there, and ends the one that was of the same key', async () => {
    const { browser: planted, key } = await signedIn(host)
    const victim = copyOf(planted)
    await victim.signIn(key)
    expect(victim.cookie).not.toBe(planted.cookie)
    expect(await planted.isIn()).toBe(false)
    expect(await victim.isIn()).toBe(true)

    const { key: another } = await invite(host)
    const turned = copyOf(victim)
    await turned.signIn(another)
    expect([await turned.isIn(), await victim.isIn()]).toEqual([true, true])

    const invented = Object.assign(new StudioBrowser(host), { cookie: `studio=${newStudioToken()}` })
    const sent = invented.cookie
    await invented.signIn(key)
    expect(invented.cookie).not.toBe(sent)
    expect(await Object.assign(new StudioBrowser(host), { cookie: sent }).isIn()).toBe(false)
  })

  it('ends after 12 hours without a request, and not before', async () => {
    const { browser } = await signedIn(host)
    await clock.advance(12 * HOUR_MS - 1)
    expect(await browser.isIn()).toBe(true)
    await clock.advance(12 * HOUR_MS - 1)
    expect(await browser.isIn()).toBe(true)
    await clock.advance(12 * HOUR_MS)
    expect(await browser.isIn()).toBe(false)
  })

  it('ends after 14 days, however busy it is', async () => {
    const { browser } = await signedIn(host)
    for (let hours = 0; hours < 14 * 24 - 10; hours += 10) {
      expect(await browser.isIn(), `${hours} hours`).toBe(true)
      await clock.advance(10 * HOUR_MS)
    }
    expect(await browser.isIn()).toBe(true)
    await clock.advance(10 * HOUR_MS)
    expect(await browser.isIn()).toBe(false)
  })

  it('never outlives its key', async () => {
    const expiresAt = Date.now() + HOUR_MS
    const { browser, key } = await signedIn(host, { expiresAt })
    expect(await (await browser.ask('session')).json()).toMatchObject({ expiresAt })
    await clock.advance(HOUR_MS - 1)
    expect(await browser.isIn()).toBe(true)
    await clock.advance(1)
    expect(await browser.isIn()).toBe(false)
    expect(await codeOf(await browser.signIn(key))).toBe('key-invalid')
    expect((await browser.ask('session', { headers: { Authorization: `Bearer ${key}` } })).status).toBe(401)
  })

  it('ends at once when its key is revoked, with all others of that key and of no other', async () => {
    const [mine, other] = [await signedIn(host), await signedIn(host)]
    const phone = new StudioBrowser(host)
    await phone.signIn(mine.key)
    await revoke(mine.name)
    expect(await mine.browser.isIn()).toBe(false)
    expect(await phone.isIn()).toBe(false)
    expect(await other.browser.isIn()).toBe(true)
  })

  it('ends here, or everywhere', async () => {
    const [{ browser: desk, key }, { browser: other }] = [await signedIn(host), await signedIn(host)]
    const [phone, wall] = [new StudioBrowser(host), new StudioBrowser(host)]
    for (const browser of [phone, wall]) await browser.signIn(key)
    await phone.ask('session', { method: 'DELETE' })
    expect(await wall.isIn()).toBe(true)
    expect((await desk.ask('sessions', { method: 'DELETE' })).status).toBe(204)
    for (const browser of [desk, phone, wall]) expect(await browser.isIn()).toBe(false)
    expect(await other.isIn()).toBe(true)
    expect((await desk.signIn(key)).status).toBe(200)
  })

  it('is one of a hundred of its key at most, and the next takes the place of none that was seen within the hour', async () => {
    const { browser: first, key, name } = await signedIn(host)
    const { browser: other } = await signedIn(host)
    const enter = () => new StudioBrowser(host).signIn(key, from(newAddress()))
    for (let i = 0; i < 99; i++) expect((await enter()).status).toBe(200)
    const refused = await enter()
    expect([refused.status, refused.headers.get('retry-after'), await codeOf(refused)]).toEqual([
      429,
      '60',
      'slow-down',
    ])
    expect(await first.isIn()).toBe(true)
    await clock.advance(HOUR_MS - 1)
    expect((await enter()).status).toBe(429)
    expect(await first.isIn()).toBe(true)
    await clock.advance(1)
    expect((await enter()).status).toBe(200)
    expect([await first.isIn(), await other.isIn()]).toEqual([true, true])
    const sessions = await host.engine.db.get<{ of: number }>(sql`
      SELECT count(*) AS of FROM studio_sessions WHERE key = (SELECT id FROM studio_keys WHERE name = ${name})`)
    expect(sessions.of).toBe(100)
  })

  it('begins thirty times at once with one key from one network, then once a minute', async () => {
    const { key } = await invite(host)
    const address = newAddress()
    const enter = () => new StudioBrowser(host).signIn(key, from(address))
    const answers = await Promise.all(Array.from({ length: 40 }, enter))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30)
    expect((await new StudioBrowser(host).signIn(key, from(newAddress()))).status).toBe(200)
    expect((await new StudioBrowser(host).signIn((await invite(host)).key, from(address))).status).toBe(200)
    await clock.advance(MINUTE_MS)
    expect([(await enter()).status, (await enter()).status]).toEqual([200, 429])
  })

  it('is in the audit log from its beginning, and not there when it could not begin', async () => {
    const { name, key } = await signedIn(host)
    const entries = () => host.engine.db.all(sql`SELECT who, action FROM studio_audit WHERE who = ${name}`)
    expect(await entries()).toEqual([{ who: name, action: 'signed-in' }])
    await host.engine.write([
      sql`CREATE TRIGGER full BEFORE INSERT ON studio_sessions BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    ])
    expect(await codeOf(await new StudioBrowser(host).signIn(key))).toBe('unavailable')
    await host.engine.write([sql`DROP TRIGGER full`])
    expect(await entries()).toHaveLength(1)
  })
})

describe('the token', () => {
  it('is replaced after an hour, once for however many requests come at once', async () => {
    const { browser } = await signedIn(host)
    await clock.advance(HOUR_MS - 1)
    expect((await browser.ask('session')).headers.get('set-cookie')).toBeNull()
    await clock.advance(1)
    const answers = await Promise.all(Array.from({ length: 20 }, () => copyOf(browser).ask('session')))
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(20).fill(200))
    const given = new Set(answers.flatMap(({ headers }) => headers.getSetCookie()))
    expect(given.size).toBe(1)
    const [cookie] = [...given]
    expect(cookie).toContain(`Max-Age=${(14 * DAY_MS - HOUR_MS) / 1000};`)
    expect(cookie?.split(';')[0]).not.toBe(browser.cookie)
    expect(await Object.assign(new StudioBrowser(host), { cookie: cookie?.split(';')[0] }).isIn()).toBe(true)
  })

  it('is given again when its answer got lost on the way', async () => {
    const { browser } = await signedIn(host)
    await clock.advance(HOUR_MS)
    const lost = copyOf(browser)
    await lost.ask('session')
    await clock.advance(2 * HOUR_MS)
    await browser.ask('session')
    expect(browser.cookie).toBe(lost.cookie)
    expect(await browser.isIn()).toBe(true)
  })

  it('leaves the one before half a minute for what is under way; whoever brings that later ends the session', async () => {
    const { browser, name } = await signedIn(host)
    const thief = copyOf(browser)
    await clock.advance(HOUR_MS)
    await browser.ask('session')
    expect(await browser.isIn()).toBe(true)
    await clock.advance(30_000)
    expect(await copyOf(thief).isIn()).toBe(true)
    await clock.advance(1)
    expect(await copyOf(thief).isIn()).toBe(false)
    expect(await browser.isIn()).toBe(false)
    const [entry] = await host.engine.db.all(sql`SELECT who, action FROM studio_audit ORDER BY id DESC LIMIT 1`)
    expect(entry).toEqual({ who: name, action: 'session-replayed' })
  })

  it('goes on from hour to hour for whoever goes on', async () => {
    const { browser } = await signedIn(host)
    const cookies = new Set<string | undefined>()
    for (let hour = 0; hour < 5; hour++) {
      for (let i = 0; i < 3; i++) expect(await browser.isIn()).toBe(true)
      cookies.add(browser.cookie)
      await clock.advance(HOUR_MS)
    }
    expect(cookies.size).toBe(5)
  })

  it('stays while it cannot be replaced', async () => {
    const { browser } = await signedIn(host)
    await clock.advance(HOUR_MS)
    const trigger = sql`CREATE TRIGGER full BEFORE UPDATE ON studio_sessions BEGIN SELECT RAISE(ABORT, 'disk full'); END`
    await host.engine.write([trigger])
    const before = browser.cookie
    expect(await browser.isIn()).toBe(true)
    expect(browser.cookie).toBe(before)
    await host.engine.write([sql`DROP TRIGGER full`])
    expect(await browser.isIn()).toBe(true)
    expect(browser.cookie).not.toBe(before)
  })
})

describe('a stream', () => {
  const ask = (...members: Member[]) => stillIn({ studio: host.engine, now: Date.now, log: console.error }, members)
  /** The member that a route would have found, and with whom a stream was opened. */
  const enter = async () => {
    const { browser, name } = await signedIn(host)
    const [session, key] = [await newest('studio_sessions'), await newest('studio_keys')]
    const member: Member = { key, session, name, role: 'viewer', campaigns: null, expiresAt: null }
    return { browser, member, machine: { ...member, session: null } }
  }

  it('learns who is no longer let in: signed out, or with a revoked key', async () => {
    const [a, b, c] = [await enter(), await enter(), await enter()]
    const all = [a.member, a.machine, b.member, b.machine, c.member]
    expect(await ask(...all)).toEqual(new Set(all))
    await a.browser.ask('session', { method: 'DELETE' })
    await revoke(b.member.name)
    expect(await ask(...all)).toEqual(new Set([a.machine, c.member]))
    expect(await ask()).toEqual(new Set())
  })

  it('keeps a session that only watches from falling asleep, until its last day', async () => {
    const { browser, member } = await enter()
    for (let hours = 0; hours < 30; hours += 10) {
      await clock.advance(10 * HOUR_MS)
      expect((await ask(member)).size).toBe(1)
    }
    expect(await browser.isIn()).toBe(true)
    for (let hours = 30; hours < 14 * 24; hours += 10) {
      await ask(member)
      await clock.advance(10 * HOUR_MS)
    }
    expect((await ask(member)).size).toBe(0)
  })

  it('of a session that was ended does not pass for the next one', async () => {
    const { browser, member } = await enter()
    await browser.ask('sessions', { method: 'DELETE' })
    await signedIn(host)
    expect((await ask(member)).size).toBe(0)
  })
})
