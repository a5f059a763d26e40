import { readFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createCatalogue } from '../../api/catalogue.ts'
import { createHousekeeping } from '../../api/housekeeping.ts'
import type { Report } from '../../api/studio/contract/report-schema.ts'
import type { Tree } from '../../api/studio/contract/tree-schema.ts'
import { createForests } from '../../db/campaign/forests.ts'
import { createLedger, type Opening } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { recount } from '../../db/campaign/recount.ts'
import { openFile } from '../../db/clients/file.ts'
import { createTokenKind } from '../../seal/link.ts'
import { stopClock } from '../support/clock.ts'
import { keyring, manifest, newVisit, rootToken, temporaryFolder } from '../support/fixture.ts'
import { grow } from '../support/grown.ts'
import { Fan } from '../support/host.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'
import { codeOf, invite } from '../support/studio.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const FAN_VIEWS = 4000

const clock = stopClock()
let host: NodeHost
let key: string
beforeAll(async () => {
  host = await startNodeHost()
  key = (await invite(host, { role: 'owner' })).key
})
afterAll(() => host.stop())

const nodeOf = (slug: string, token: string) => createTokenKind(keyring.link(slug)).read(token) as NodeId
const nameOf = (slug: string, node: NodeId) => createTokenKind(keyring.name(slug)).write(node)
const pause = () => new Promise<void>((resolve) => setImmediate(resolve))

/** The housekeeping of a process that starts so many days from now, and knows these campaigns. */
function houseIn(days: number, slugs = manifest.campaigns.map(({ slug }) => slug)) {
  const { engine } = host
  const now = () => Date.now() + days * DAY_MS
  const catalogue = createCatalogue(keyring)
  catalogue.use({ ...manifest, campaigns: manifest.campaigns.filter(({ slug }) => slugs.includes(slug)) })
  const ledger = createLedger({ engine, nextTurn: setImmediate, now })
  return createHousekeeping({
    erasePhotos: async () => {},
    log: (fault) => expect.unreachable(String(fault)),
    store: { ...engine, ledger },
    catalogue,
    here: async () => catalogue.list(),
    useForest: createForests({ engine, now, pause }),
    now,
    pause,
  })
}
const asOwner = (path: string, init: RequestInit = {}) =>
  host.fetch(`/api/studio/campaigns/${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
  })
const report = async (slug: string): Promise<Report> => (await asOwner(`${slug}/report`)).json()
const fansOf = (slug: string) =>
  host.engine.db.all<{ id: NodeId }>(
    sql`SELECT id FROM nodes WHERE campaign = ${slug} AND parent IS NOT NULL ORDER BY id`,
  )
const isFolded = async (slug: string) => (await fansOf(slug)).length === 0

let grown = 0

/** A campaign whose last view came between one and two days ago. */
async function growIn(slug: string, views: number) {
  const roots = ['List', 'Capped'].map((label) => nodeOf(slug, rootToken(slug, label)))
  // Each in a time of its own, since ids are made of it.
  const from = Date.now() - 2 * DAY_MS + 2 * HOUR_MS * grown++
  await grow(host.engine, { campaign: slug, roots, views, from, to: from + HOUR_MS })
}

describe('what is cleared', () => {
  it('is in no byte of the file, its free pages or its log any more', async () => {
    const path = `${await temporaryFolder()}/entrenous.db`
    const engine = await openFile(`file:${path}`)
    let now = Date.now() - 3 * DAY_MS
    const ledger = createLedger({ engine, nextTurn: setImmediate, now: () => now })
    const root = { node: 7 as NodeId, campaign: 'open', label: 'x', kind: 'seed', channel: 'copy' } as const
    await ledger.plant([root])
    const opening = (): Opening => ({ campaign: 'open', parent: root.node, channel: 'sms', visit: newVisit() })
    const open = async (views: number) => {
      const openings = Array.from({ length: views }, opening)
      for (let i = 0; i < views; i += 40, now += 1000) {
        await Promise.all(openings.slice(i, i + 40).map((each) => ledger.open(each)))
      }
      return openings.map(({ visit }) => visit)
    }
    const old = await open(2000)
    now += DAY_MS
    const fresh = await open(400)
    await ledger.forget()
    const log = () => readFile(`${path}-wal`)
    // Within seconds at rest, within a minute or two in a crowd.
    await expect.poll(async () => (await log()).length).toBe(0)
    const bytes = (await readFile(path)).toString('latin1')
    expect(fresh.filter((visit) => bytes.includes(visit))).toEqual(fresh)
    expect(old.filter((visit) => bytes.includes(visit))).toEqual([])
    await engine.close()
  })

  it('of a folded tree is gone as well', async () => {
    await growIn('silent', 500)
    const [first] = await fansOf('silent')
    // Something of it that is easily found in a file.
    const trace = newVisit()
    await host.engine.write([sql`UPDATE nodes SET visit = ${trace} WHERE id = ${first?.id ?? 0}`])
    await houseIn(32)()
    expect(await isFolded('silent')).toBe(true)
    const path = host.settings.databaseUrl.slice('file:'.length)
    await expect.poll(async () => (await readFile(`${path}-wal`)).length).toBe(0)
    expect((await readFile(path)).includes(trace)).toBe(false)
  })
})

describe('a forwarding tree', () => {
  it('is kept for so many days after the campaign closed or, where nobody says when, after the last view', async () => {
    await growIn('busy', 300)
    await growIn('over', 300)
    // `over` has closed long ago; the last view of `busy` came yesterday, and it is kept for 30 days.
    await houseIn(28)()
    expect([await isFolded('busy'), await isFolded('over')]).toEqual([false, true])
    await houseIn(30)()
    expect(await isFolded('busy')).toBe(true)
  })

  it('of a campaign whose folder is gone is kept for 30 days after the last view', async () => {
    await growIn('early', 300)
    const known = manifest.campaigns.map(({ slug }) => slug).filter((slug) => slug !== 'early')
    await houseIn(28, known)()
    expect(await isFolded('early')).toBe(false)
    await houseIn(30, known)()
    expect(await isFolded('early')).toBe(true)
  })

  it('that was left half deleted is finished by the next process', async () => {
    await growIn('shown', 3000)
    const { engine } = host
    let written = 0
    const write = (statements: Parameters<typeof engine.write>[0]) =>
      written++ < 2 ? engine.write(statements) : Promise.reject(new Error('killed'))
    const ledger = createLedger({ engine: { ...engine, write }, nextTurn: setImmediate, now: Date.now })
    await expect(ledger.fold('shown', { shape: null, reposted: 0 })).rejects.toThrow('killed')
    expect((await fansOf('shown')).length).toBeGreaterThan(500)
    await houseIn(0)()
    expect(await isFolded('shown')).toBe(true)
  })
})

describe('after folding', () => {
  let before: Report
  let after: Report
  const fan = () => new Fan(host, 'open')
  const opened: Record<'revoked' | 'capped' | 'free', { link: string; pass: string }> = Object.create(null)

  beforeAll(async () => {
    await growIn('open', FAN_VIEWS)
    for (const name of ['revoked', 'capped', 'free'] as const) opened[name] = await fan().opened(rootToken('open'))
    const change = (token: string, body: object) =>
      asOwner(`open/links/${nameOf('open', nodeOf('open', token))}`, { method: 'PATCH', body: JSON.stringify(body) })
    await change(opened.revoked.link, { revoke: 'branch' })
    await change(opened.capped.link, { cap: 3 })
    await fan().opened(opened.capped.link)
    await change(rootToken('open', 'Capped'), {
      void: 'branch',
      why: 'a test',
      from: Date.now() - 2 * DAY_MS,
      to: Date.now(),
    })
    const star = await fan().opened(rootToken('open'))
    const ledger = createLedger({ engine: host.engine, nextTurn: setImmediate, now: Date.now })
    const opening = { campaign: 'open', parent: nodeOf('open', star.link), channel: 'copy' } as const
    await Promise.all(Array.from({ length: 130 }, () => ledger.open({ ...opening, visit: newVisit() })))
    // Twice: the form of the tree is read beside the report.
    await report('open')
    // In a hook there is no `expect.poll`.
    await vi.waitFor(async () => expect((await report('open')).shape).not.toBeNull(), 120_000)
    await clock.advance(31 * DAY_MS)
    before = await report('open')
    await houseIn(0)()
    after = await report('open')
  })

  it('every figure of the report is as it was', async () => {
    expect(await isFolded('open')).toBe(true)
    expect(before.totals.voided).toBeGreaterThan(0)
    expect(before.unknown.reposted).toBeGreaterThan(0)
    expect(before.leaks.length).toBeGreaterThan(0)
    expect(after.foldedAt).toBe(Date.now())
    expect({ ...after, foldedAt: null, leaks: [] }).toEqual({ ...before, leaks: [] })
    expect(await recount(host.engine)).toEqual([])
  })

  it('a revoked link and its pass open nothing, as before', async () => {
    expect(await codeOf(await fan().unlock(opened.revoked.link))).toBe('link-revoked')
    const pass = await fan().get('pass', { Authorization: `Pass ${opened.revoked.pass}` })
    expect(await codeOf(pass)).toBe('link-revoked')
  })

  it('a cap leaves what it had left', async () => {
    for (let i = 0; i < 2; i++) expect((await fan().unlock(opened.capped.link)).status).toBe(200)
    expect(await codeOf(await fan().unlock(opened.capped.link))).toBe('link-exhausted')
  })

  it('any other link goes on; what grows from it is folded in its turn', async () => {
    const views = (await report('open')).totals.views
    await clock.advance(1000)
    expect((await fan().unlock(opened.free.link)).status).toBe(200)
    expect((await report('open')).totals.views).toBe(views + 1)
    await clock.advance(1000)
    const tree = async (): Promise<Tree> => (await asOwner('open/tree?fold=1')).json()
    const drawn = await tree()
    const link = drawn.nodes.indexOf(nameOf('open', nodeOf('open', opened.free.link)))
    expect([drawn.size, drawn.below[link], drawn.parents.at(-1)]).toEqual([1, 1, link])
    await houseIn(29)()
    expect(await isFolded('open')).toBe(false)
    await houseIn(31)()
    expect(await isFolded('open')).toBe(true)
    const adopted = await host.engine.db.all(
      sql`SELECT id FROM nodes WHERE campaign = 'open' AND id NOT IN (SELECT node FROM roots)`,
    )
    expect(adopted).toEqual([])
    const { totals, shape } = await report('open')
    const { largestBranch } = before.shape ?? {}
    expect(totals.views).toBe(views + 1)
    expect(shape?.largestBranch).toEqual({
      views: largestBranch?.views,
      share: (largestBranch?.views ?? 0) / (views + 1),
    })
    expect((await tree()).size).toBe(0)
    expect(await recount(host.engine, 'open')).toEqual([])
  })
})
