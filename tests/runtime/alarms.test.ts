import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askRemote } from '../../cli/edge/remote.ts'
import { stopClock } from '../support/clock.ts'
import { keyring, manifest, rootToken, writeManifest } from '../support/fixture.ts'
import { Fan } from '../support/host.ts'
import { startWorkerHost } from '../support/worker-host.ts'

/** Housekeeping at the edge: by alarms alone, which the platform rings. */

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

const clock = stopClock()
let host: Awaited<ReturnType<typeof startWorkerHost>>
beforeAll(async () => {
  host = await startWorkerHost()
})
afterAll(() => host.stop())

const object = (slug: string) => host.env.CAMPAIGN.getByName(slug)
/** Whoever asked an object to stop gets no answer any more. */
const stop = (slug: string) => expect(object(slug).crash()).rejects.toThrow()
/** The rows of an object, without a request of its Worker. */
const count = async (slug: string, rows: string) => {
  const storage = await host.objects.getDurableObjectStorage('CampaignObject', { name: slug })
  const [row] = await storage.exec(`SELECT count(*) AS n FROM ${rows}`)
  return row?.n
}
const visits = (slug: string) => count(slug, 'nodes WHERE visit IS NOT NULL')
const views = (slug: string) => count(slug, 'nodes WHERE parent IS NOT NULL')

/** So much later, for the alarm of an object as well. */
async function later(slug: string, ms: number): Promise<void> {
  await clock.advance(ms)
  expect(await object(slug).hurry(ms)).not.toBeNull()
}

describe('an alarm', () => {
  it('forgets visits after a day, and folds the tree after a month, though nobody comes', async () => {
    await new Fan(host, 'open').opened(rootToken('open'))
    expect(await visits('open')).toBe(1)
    await later('open', DAY_MS + 1)
    await expect.poll(() => visits('open')).toBe(0)
    expect(await views('open')).toBe(1)
    await later('open', 31 * DAY_MS)
    await expect.poll(() => views('open')).toBe(0)
    expect(await new Fan(host, 'open').views()).toBe(1)
  })

  it('that fails is followed by another, which does what was left', async () => {
    await new Fan(host, 'fresh').opened(rootToken('fresh'))
    await host.storeOf('fresh').write([{ sql: 'ALTER TABLE spoken RENAME TO spoken_away', params: [] }])
    await later('fresh', DAY_MS + 1)
    await expect.poll(() => host.logs().join('\n')).toContain('no such table')
    expect(await visits('fresh')).toBe(1)
    await host.storeOf('fresh').write([{ sql: 'ALTER TABLE spoken_away RENAME TO spoken', params: [] }])
    await expect.poll(() => object('fresh').hurry(0)).toBeGreaterThan(MINUTE_MS / 2)
    await later('fresh', MINUTE_MS)
    await expect.poll(() => visits('fresh')).toBe(0)
  })

  it('rings for an object that has been stopped', async () => {
    await new Fan(host, 'shown').opened(rootToken('shown'))
    await clock.advance(DAY_MS + 1)
    // Due in a moment, when nothing of the object runs any more.
    const left = (await object('shown').hurry(0)) ?? 0
    await object('shown').hurry(left - 3000)
    await stop('shown')
    await new Promise((settle) => setTimeout(settle, 5000))
    await expect.poll(() => visits('shown')).toBe(0)
    // It knew which campaign's it is.
    expect(host.logs().join('\n')).not.toContain('campaign-unknown')
  })

  it('is set by an object whenever it starts, once', async () => {
    await new Fan(host, 'busy').opened(rootToken('busy'))
    const first = (await object('busy').hurry(0)) ?? 0
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThanOrEqual(MINUTE_MS)
    await stop('busy')
    await new Fan(host, 'busy').opened(rootToken('busy'))
    expect(await object('busy').hurry(0)).toBeLessThanOrEqual(first)
    // Rows or build may be others than when it was set for tomorrow.
    await object('busy').hurry(MINUTE_MS)
    await expect.poll(() => object('busy').hurry(0)).toBeGreaterThan(MINUTE_MS)
    await stop('busy')
    await new Fan(host, 'busy').opened(rootToken('busy'))
    expect(await object('busy').hurry(0)).toBeLessThanOrEqual(MINUTE_MS)
  })

  it('comes back before the report of an object that cannot start counts no longer', async () => {
    const storage = await host.objects.getDurableObjectStorage('CampaignObject', { name: 'silent' })
    await new Fan(host, 'silent').opened(rootToken('silent'))
    await storage.exec('ALTER TABLE tallies RENAME TO tallies_away')
    await storage.exec('ALTER TABLE roots RENAME TO roots_away')
    await stop('silent')
    expect((await new Fan(host, 'silent').get('tally')).status).toBe(503)
    const left = await object('silent').hurry(0)
    expect([left !== null, Number(left) <= 20_000]).toEqual([true, true])
    await storage.exec('ALTER TABLE roots_away RENAME TO roots')
    await storage.exec('ALTER TABLE tallies_away RENAME TO tallies')
    expect((await new Fan(host, 'silent').get('tally')).status).toBe(200)
  })

  it.each([
    ['campaigns/early', 'CampaignObject', 'early'],
    ['studio', 'StudioObject', 'studio'],
  ] as const)(
    'deletes the copy that a broken-off backup left in %s, and none that is still read',
    async (store, kind, name) => {
      const key = keyring.operator()
      const rings = kind === 'StudioObject' ? host.env.STUDIO : host.env.CAMPAIGN
      // What every store has.
      const tables = [{ name: '__drizzle_migrations', columns: ['created_at'] }]
      await askRemote(host.url, store, key, 'snapshot', { store: 'snapshot/broken', tables })
      const pages = async () => {
        const storage = await host.objects.getDurableObjectStorage(kind, { name })
        const [row] = await storage.exec('SELECT count(*) AS n FROM pages')
        return row?.n
      }
      const pass = async (ms: number) => {
        await clock.advance(ms)
        await rings.getByName(name).hurry(ms)
      }
      expect(await pages()).toBe(1)
      await pass(9 * MINUTE_MS)
      await askRemote(host.url, store, key, 'read', { sql: 'SELECT body FROM pages', params: [] })
      await pass(9 * MINUTE_MS)
      // It has rung meanwhile, and rings again when they are due.
      await expect.poll(async () => Number(await rings.getByName(name).hurry(0))).toBeLessThanOrEqual(MINUTE_MS)
      expect(await pages()).toBe(1)
      await pass(MINUTE_MS + 1)
      await expect.poll(pages).toBe(0)
    },
  )

  it('keeps the house of a campaign that was taken out of the build', async () => {
    const gone = 'group'
    await new Fan(host, gone).opened(rootToken(gone))
    const rest = manifest.campaigns.filter(({ slug }) => slug !== gone)
    await writeManifest(join(host.folder, 'dist'), { ...manifest, campaigns: rest })
    await stop(gone)
    await later(gone, DAY_MS + 1)
    await expect.poll(() => visits(gone)).toBe(0)
    expect(await views(gone)).toBe(1)
    await later(gone, 31 * DAY_MS)
    await expect.poll(() => views(gone)).toBe(0)
  })
})
