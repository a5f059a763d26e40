import { setImmediate } from 'node:timers'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { createTokenKind } from '../../seal/link.ts'
import { stopClock } from '../support/clock.ts'
import { keyring, manifest, rootToken, writeManifest } from '../support/fixture.ts'
import { Fan } from '../support/host.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'
import { Contributor, jpeg } from '../support/photos.ts'

const SLUG = 'cabines'
const CLOSES_IN = 3_600_000

const clock = stopClock()
let host: NodeHost
beforeAll(async () => {
  const closes = Date.now() + CLOSES_IN
  const campaigns = manifest.campaigns.map((campaign) => (campaign.slug === SLUG ? { ...campaign, closes } : campaign))
  host = await startNodeHost({}, (distDir) => writeManifest(distDir, { ...manifest, campaigns }))
})
afterAll(() => host.stop())

const ledger = () => createLedger({ engine: host.engine, nextTurn: setImmediate, now: Date.now })
const open = (link = rootToken(SLUG)) => new Fan(host, SLUG).opened(link)
const contributor = async (piece: string, { pass } = { pass: '' }) =>
  new Contributor(new Fan(host, SLUG), pass || (await open()).pass, piece)
const nodeOf = (pass: string) => createTokenKind(keyring.pass(SLUG)).read(pass) as NodeId
const isThere = async (id: string) => (await host.engine.db.all(sql`SELECT 1 FROM photos WHERE id = ${id}`)).length > 0

describe('a photo is its fan’s to take back', () => {
  it('once their link was revoked', async () => {
    const fan = await contributor('open-cabs')
    const id = await fan.added(await jpeg())
    await ledger().revoke({ campaign: SLUG, node: nodeOf(fan.pass), isSubtree: false })
    expect((await fan.ask()).status).toBe(403)
    const other = await contributor('open-cabs')
    expect((await other.ask(`photos/${id}`, { method: 'DELETE' })).status).toBe(404)
    expect(await isThere(id)).toBe(true)
    expect((await fan.ask(`photos/${id}`, { method: 'DELETE' })).status).toBe(200)
    expect(await isThere(id)).toBe(false)
  })

  it('once the piece has locked again', async () => {
    const head = await open()
    const friends = [await open(head.link), await open(head.link), await open(head.link)]
    const fan = await contributor('locked', head)
    const id = await fan.added(await jpeg())
    const node = nodeOf(friends[0]?.pass ?? '')
    await ledger().void({ campaign: SLUG, node, isSubtree: false }, { who: 'test', why: 'a script', what: 'view' })
    expect((await fan.ask()).status).toBe(404)
    expect((await fan.ask(`photos/${id}`, { method: 'DELETE' })).status).toBe(200)
    expect(await isThere(id)).toBe(false)
  })

  it('once the campaign has closed, and by nobody without a pass', async () => {
    const fan = await contributor('open-cabs')
    const id = await fan.added(await jpeg())
    await clock.advance(CLOSES_IN + 1)
    expect((await fan.ask()).status).toBe(410)
    const forged = await contributor('open-cabs', { pass: 'nobody' })
    expect((await forged.ask(`photos/${id}`, { method: 'DELETE' })).status).toBe(403)
    expect((await fan.ask(`photos/${id}`, { method: 'DELETE' })).status).toBe(200)
    expect(await isThere(id)).toBe(false)
  })
})
