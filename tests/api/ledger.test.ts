import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemBody } from '../../api/errors.ts'
import { walkBranch } from '../../db/campaign/branch.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { recount } from '../../db/campaign/recount.ts'
import { countRestrictable } from '../../db/campaign/restrictions.ts'
import { createTokenKind } from '../../seal/link.ts'
import { keyring, newVisit, rootToken } from '../support/fixture.ts'
import { grow } from '../support/grown.ts'
import { Fan } from '../support/host.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'

const DAY_MS = 86_400_000

let host: NodeHost
beforeAll(async () => {
  host = await startNodeHost()
})
afterAll(() => host.stop())

const fan = (slug: string) => new Fan(host, slug)
const ledgerAt = (now = Date.now) => createLedger({ engine: host.engine, nextTurn: setImmediate, now })
const nodeOf = (slug: string, token: string) => createTokenKind(keyring.link(slug)).read(token) as NodeId
const codeOf = async (response: Response) => ((await response.json()) as ProblemBody).code
const refusals = async (campaign: string) => {
  const rows = await host.engine.db.all<{ reason: string; openings: number }>(
    sql`SELECT reason, sum(openings) AS openings FROM refusals WHERE campaign = ${campaign} GROUP BY reason`,
  )
  return Object.fromEntries(rows.map(({ reason, openings }) => [reason, openings]))
}

describe('openings that are no view', () => {
  it('are counted by their reason, each one', async () => {
    const visit = newVisit()
    const { pass, link } = await fan('fresh').opened(rootToken('fresh'), visit)
    await fan('fresh').opened(rootToken('fresh'), visit)
    await fan('fresh').opened(rootToken('fresh'), visit)
    await fan('fresh').opened(link, undefined, { pass })
    await fan('fresh').opened(rootToken('fresh'), undefined, { pass })
    await fan('fresh').unlock(rootToken('open'))
    await fan('fresh').post('unlock', { link: `w${link}`, visit: newVisit() }, { 'User-Agent': 'curl/8' })
    for (let i = 0; i < 12; i++) await fan('fresh').unlock(rootToken('fresh', 'Capped'))
    await ledgerAt().revoke({ campaign: 'fresh', node: nodeOf('fresh', link), isSubtree: false })
    await fan('fresh').unlock(link)
    expect(await refusals('fresh')).toEqual({
      retry: 2,
      'own-link': 1,
      reopened: 1,
      'link-invalid': 1,
      automated: 1,
      'link-exhausted': 2,
      'link-revoked': 1,
    })
    await fan('early').unlock(rootToken('early'))
    await fan('over').unlock(rootToken('over'))
    expect(await refusals('early')).toEqual({ 'not-open-yet': 1 })
    expect(await refusals('over')).toEqual({ closed: 1 })
  })
})

describe('revocation', () => {
  it('withdraws one link and its pass; what grew from it goes on', async () => {
    const a = await fan('open').opened(rootToken('open'))
    const b = await fan('open').opened(a.link)
    expect(await ledgerAt().revoke({ campaign: 'open', node: nodeOf('open', a.link), isSubtree: false })).toBe(1)
    const refused = await fan('open').unlock(a.link)
    expect(refused.status).toBe(403)
    expect(await codeOf(refused)).toBe('link-revoked')
    expect(await codeOf(await fan('open').get('pass', { Authorization: `Pass ${a.pass}` }))).toBe('link-revoked')
    expect(await codeOf(await fan('open').unlock(rootToken('open'), newVisit(), { pass: a.pass }))).toBe('link-revoked')
    await fan('open').opened(b.link)
    expect((await fan('open').get('pass', { Authorization: `Pass ${b.pass}` })).status).toBe(200)
  })

  it('withdraws a whole branch, and nothing beside it', async () => {
    const a = await fan('open').opened(rootToken('open'))
    const b = await fan('open').opened(a.link)
    const c = await fan('open').opened(b.link)
    const beside = await fan('open').opened(rootToken('open'))
    const revocation = { campaign: 'open', node: nodeOf('open', a.link), isSubtree: true }
    expect(await ledgerAt().revoke(revocation)).toBe(3)
    expect(await ledgerAt().revoke(revocation)).toBe(0)
    for (const { link } of [a, b, c]) expect(await codeOf(await fan('open').unlock(link))).toBe('link-revoked')
    await fan('open').opened(beside.link)
  })

  it('gives no key for a retry by a visit whose node was revoked meanwhile', async () => {
    const visit = newVisit()
    const { link } = await fan('open').opened(rootToken('open'), visit)
    await ledgerAt().revoke({ campaign: 'open', node: nodeOf('open', link), isSubtree: false })
    expect(await codeOf(await fan('open').unlock(rootToken('open'), visit))).toBe('link-revoked')
  })
})

describe('the recount', () => {
  it('follows threads through a revoked link, and from one whose node was lost', async () => {
    const lost = createTokenKind(keyring.link('shown')).write(2 ** 52 + 4096)
    const a = await fan('shown').opened(lost)
    await fan('shown').opened(lost)
    const c = await fan('shown').opened(a.link)
    await ledgerAt().revoke({ campaign: 'shown', node: nodeOf('shown', a.link), isSubtree: false })
    await fan('shown').opened(c.link)
    await ledgerAt().settle()
    const threads = await host.engine.db.all<{ views: number }>(sql`SELECT node, generation, views FROM threads
      WHERE node IN (SELECT id FROM nodes WHERE campaign = 'shown') ORDER BY node, generation`)
    expect(threads.map(({ views }) => views)).toEqual([2, 1, 1, 1, 1, 1])
  })

  it('agrees with every counter after all of this', async () => {
    expect(await recount(host.engine)).toEqual([])
  })

  const someThread = sql`node = (SELECT max(parent) FROM nodes WHERE campaign = 'busy') AND generation = 1`

  it.each([
    ['tally views', sql`UPDATE tallies SET views = views + 1 WHERE campaign = 'busy'`],
    ['tally depth', sql`UPDATE tallies SET depth = depth + 1 WHERE campaign = 'busy'`],
    ['thread views', sql`UPDATE threads SET views = views - 1 WHERE ${someThread}`],
    ['tally clear', sql`UPDATE tallies SET clear = clear - 1 WHERE campaign = 'busy'`],
    ['tally voided', sql`UPDATE tallies SET voided = 1 WHERE campaign = 'busy'`],
    ['thread clear', sql`UPDATE threads SET clear = clear + 1 WHERE ${someThread}`],
    ['thread bursts', sql`UPDATE threads SET bursts = bursts + 1 WHERE ${someThread}`],
    ['thread views', sql`DELETE FROM threads WHERE ${someThread}`],
    ['rollup views', sql`DELETE FROM rollups WHERE campaign = 'busy'`],
    ['cohort offsets', sql`UPDATE cohorts SET offsets = offsets + 1 WHERE campaign = 'busy' AND quarter > 0`],
    ['doubt', sql`UPDATE nodes SET doubt = 32 WHERE campaign = 'busy' AND parent IS NOT NULL`],
    ['void', sql`UPDATE nodes SET voided = 9 WHERE campaign = 'busy' AND parent IS NOT NULL`],
    ['node', sql`UPDATE nodes SET depth = 7 WHERE campaign = 'busy' AND parent IS NOT NULL`],
  ])('names a wrong %s', async (counter, damage) => {
    await fan('busy').opened(rootToken('busy'))
    // Nothing settles while the tables are kept.
    await ledgerAt().settle()
    const undo = await snapshot()
    await host.engine.write([damage])
    const differences = await recount(host.engine, 'busy')
    expect(differences.map((difference) => difference.counter)).toContain(counter)
    expect(differences.every(({ campaign }) => campaign === 'busy')).toBe(true)
    expect(await recount(host.engine, 'open')).toEqual([])
    await undo()
    expect(await recount(host.engine)).toEqual([])
  })

  /** Keeps the tables as they are; the function it gives puts them back. */
  async function snapshot() {
    const tables = ['nodes', 'tallies', 'threads', 'rollups', 'cohorts']
    await host.engine.write(tables.map((table) => sql.raw(`CREATE TABLE ${table}_kept AS SELECT * FROM ${table}`)))
    return () =>
      host.engine.write(
        tables.flatMap((table) => [
          sql.raw(`DELETE FROM ${table}`),
          sql.raw(`INSERT INTO ${table} SELECT * FROM ${table}_kept`),
          sql.raw(`DROP TABLE ${table}_kept`),
        ]),
      )
  }
})

describe('retention', () => {
  it('forgets the visits of yesterday and keeps those of today', async () => {
    const visits = () => host.engine.db.all(sql`SELECT id FROM nodes WHERE visit IS NOT NULL`)
    const kept = await visits()
    expect(kept.length).toBeGreaterThan(5)
    await ledgerAt().forget()
    expect(await visits()).toEqual(kept)
    await ledgerAt(() => Date.now() + DAY_MS + 1000).forget()
    expect(await visits()).toEqual([])
  })
})

it('keeps nothing of a fan: neither address nor agent nor token', async () => {
  const { pass, link } = await fan('busy').opened(rootToken('busy'))
  const tables = await host.engine.db.all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE type = 'table'`)
  const rows = await Promise.all(tables.map(({ name }) => host.engine.db.all(sql.raw(`SELECT * FROM "${name}"`))))
  const everything = JSON.stringify(rows)
  expect(everything).toContain('busy')
  for (const trace of ['127.0.0.1', '::1', 'iPhone', 'Instagram', pass, link, rootToken('busy')]) {
    expect(everything).not.toContain(trace)
  }
})

it('a large branch is walked in steps, between which openings have their turn', async () => {
  const root = nodeOf('silent', rootToken('silent'))
  // On another day than the views of the tests before: ids are made of the time.
  const to = Date.now() - DAY_MS
  await grow(host.engine, { campaign: 'silent', roots: [root], views: 5000, from: to - DAY_MS, to })
  let turns = 0
  const pause = async () => void turns++
  const countOpen = async () => {
    let open = 0
    for await (const nodes of walkBranch(host.engine, pause, revocation))
      open += await countRestrictable(host.engine, nodes)
    return open
  }
  const revocation = { campaign: 'silent', node: root, isSubtree: true }
  expect(await countOpen()).toBe(5001)
  expect(turns).toBeGreaterThanOrEqual(3)
  expect(await ledgerAt().revoke(revocation)).toBe(5001)
  expect(await countOpen()).toBe(0)
})
