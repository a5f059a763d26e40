import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Report } from '../../api/studio/contract/report-schema.ts'
import { addToCounters } from '../../db/campaign/counters.ts'
import { DOUBTS } from '../../db/campaign/doubt.ts'
import { firstIdAt, type NodeId } from '../../db/campaign/node-id.ts'
import { nodes } from '../../db/campaign/schema.ts'
import { addThreads, directOf } from '../../db/campaign/threads.ts'
import { createTokenKind, rootId } from '../../seal/link.ts'
import { differencesIn, startHost } from '../support/any-host.ts'
import { keyring } from '../support/fixture.ts'
import type { StudioHost } from '../support/host.ts'
import { signedIn } from '../support/studio.ts'

const HOUR_MS = 3_600_000
/** Yesterday at two in the morning, UTC. */
const night = Date.now() - (Date.now() % (24 * HOUR_MS)) - 22 * HOUR_MS
const [chained, burst] = ['List', 'Capped'].map((label) => rootId(keyring.root('silent'), label)) as [NodeId, NodeId]
const names = createTokenKind(keyring.name('silent'))

let host: StudioHost
let report: (zone: string, slug?: string) => Promise<Report>
beforeAll(async () => {
  host = await startHost()
  const { browser } = await signedIn(host, { role: 'viewer' })
  report = async (zone, slug = 'silent') => (await browser.ask(`campaigns/${slug}/report?zone=${zone}`)).json()
  const view = { campaign: 'silent', channel: 'copy' }
  let parent = chained
  const chain = Array.from({ length: 12 }, (_, i) => {
    const at = night - (30 - i) * HOUR_MS
    const node = { ...view, id: firstIdAt(at), parent, root: chained, depth: i + 1, at }
    parent = node.id as NodeId
    return node
  })
  const star = Array.from({ length: 29 }, (_, i) => {
    const at = i < 4 ? night - (10 - Math.floor(i / 2)) * HOUR_MS + i : night + i
    const doubt = i < 24 ? 0 : DOUBTS.browser
    return { ...view, id: firstIdAt(at) + 1, parent: burst, root: burst, depth: 1, at, place: Math.min(i, 10), doubt }
  })
  await count([...chain, ...star], { clear: 36, depth: 12 })
})
afterAll(() => host.stop())

/** Writes views of one campaign with all that counts them. */
async function count(views: (typeof nodes.$inferInsert)[], { clear, depth }: { clear: number; depth: number }) {
  const slug = views[0]?.campaign ?? ''
  const store = host.storeOf(slug)
  // One at a time: an object takes 100 parameters a statement.
  for (const view of views) await store.db.insert(nodes).values(view)
  const counted = sql`nodes WHERE parent IS NOT NULL AND campaign = ${slug}`
  await store.write([
    addThreads(directOf(counted)),
    ...addToCounters(counted),
    sql`INSERT INTO tallies (campaign, views, clear, depth) VALUES (${slug}, ${views.length}, ${clear}, ${depth})`,
  ])
  expect(await differencesIn(host, slug)).toEqual([])
}

it('a chain of a dozen generations and a burst in the small hours are flagged, with what each rule counts', async () => {
  const { leaks } = await report('UTC')
  const common = { channel: expect.any(String), openedAt: null, revokedAt: null }
  expect(leaks).toEqual([
    {
      ...{ ...common, node: names.write(chained), label: 'List', rule: 'chain', views: 12, limit: 12 },
      ...{ doubtful: 0, further: 11, depth: 12, cap: null },
    },
    {
      ...{ ...common, node: names.write(burst), label: 'Capped', rule: 'night', views: 25, limit: 20 },
      ...{ doubtful: 5, further: 0, depth: 1, cap: 10 },
    },
  ])
})

it('it is night where the campaign is looked at', async () => {
  expect((await report('Asia/Tokyo')).leaks.map(({ rule }) => rule)).toEqual(['chain'])
})

it('a link that is launched in the small hours is not flagged for it', async () => {
  const root = rootId(keyring.root('fresh'), 'List') as NodeId
  const views = Array.from({ length: 26 }, (_, i) => {
    const at = i < 25 ? night + i : night + HOUR_MS
    const view = { campaign: 'fresh', channel: 'copy', parent: root, root, depth: 1 }
    return { ...view, id: firstIdAt(at) + 2, at, place: Math.min(i, 10) }
  })
  await count(views, { clear: 26, depth: 1 })
  const { leaks, totals } = await report('UTC', 'fresh')
  expect([leaks, totals.views]).toEqual([[], 26])
})

it('the form of the trees is told: the largest branch of a fan, and the mean distance of two openings', async () => {
  // A path of 13 has 364 links between its 78 pairs, a star of 30 has 841 between 435.
  await expect
    .poll(async () => (await report('UTC')).shape)
    .toEqual({ largestBranch: { views: 12, share: 12 / 41 }, structuralVirality: (364 + 841) / (78 + 435) })
})
