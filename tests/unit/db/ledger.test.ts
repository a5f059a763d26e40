import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ledger } from '../../../db/campaign/ledger.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { QUARTER_MS } from '../../../db/campaign/quarters.ts'
import { CALM_VIEWS } from '../../../db/campaign/surges.ts'
import type { FileEngine } from '../../../db/clients/file.ts'
import { openLedger } from '../../support/ledger.ts'

const ROOT = 7 as NodeId
const CAPPED = 8 as NodeId
const CAP = 3
const DAY_MS = 86_400_000

let here: Awaited<ReturnType<typeof openLedger>>
let engine: FileEngine
let ledger: Ledger
let clock: number
let visits = 0

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 1)
  here = await openLedger(() => clock)
  ;({ engine, ledger } = here)
  const shared = { campaign: 'c', kind: 'seed', channel: 'copy' } as const
  await ledger.plant([
    { ...shared, node: ROOT, label: 'List' },
    { ...shared, node: CAPPED, label: 'Capped', cap: CAP },
  ])
})
afterEach(() => here.end())

const open = (parent: NodeId, visit = `v${visits++}`) => ledger.open({ campaign: 'c', parent, channel: 'sms', visit })

async function opened(parent: NodeId, visit?: string): Promise<NodeId> {
  const result = await open(parent, visit)
  if (!('node' in result)) throw new Error(result.outcome)
  return result.node
}

const outcomes = async (opening: readonly ReturnType<typeof open>[]) =>
  (await Promise.all(opening)).map(({ outcome }) => outcome)
const times = (count: number, of: () => ReturnType<typeof open>) => Array.from({ length: count }, of)

describe('a cap', () => {
  it('lets its last one in and nobody after, one by one', async () => {
    const seen: string[] = []
    for (let i = 0; i < CAP + 2; i++) seen.push(...(await outcomes([open(CAPPED)])))
    expect(seen).toEqual(['counted', 'counted', 'counted', 'link-exhausted', 'link-exhausted'])
  })

  it('lets as many in who come in one group, where some of them come twice', async () => {
    const twice = ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd'].map((visit) => open(CAPPED, visit))
    expect(await outcomes(twice)).toEqual([
      ...['counted', 'retry', 'counted', 'retry', 'counted', 'retry'],
      ...['link-exhausted', 'link-exhausted'],
    ])
  })

  it('is not used up by other links in the same group, and caps none of them', async () => {
    const [before, capped, behind] = [ROOT, CAPPED, ROOT].map((link) => outcomes(times(CAP + 1, () => open(link))))
    expect(await before).toEqual(Array(CAP + 1).fill('counted'))
    expect(await capped).toEqual([...Array(CAP).fill('counted'), 'link-exhausted'])
    expect(await behind).toEqual(Array(CAP + 1).fill('counted'))
  })

  it('of a fan’s link leaves what it had left when the tree is folded', async () => {
    const fan = await opened(ROOT)
    await ledger.cap({ campaign: 'c', node: fan, cap: CAP })
    await opened(fan)
    clock += DAY_MS
    await ledger.fold('c', { shape: null, reposted: 0 })
    expect(await engine.db.get(sql`SELECT cap FROM restrictions WHERE node = ${fan}`)).toEqual({ cap: CAP - 1 })
    expect(await outcomes(times(CAP, () => open(fan)))).toEqual(['counted', 'counted', 'link-exhausted'])
  })
})

it('a visit that comes twice in one group is one view, and both get its node', async () => {
  const [first, second, other] = await Promise.all([opened(ROOT, 'same'), opened(ROOT, 'same'), opened(ROOT)])
  expect(second).toBe(first)
  expect(other).not.toBe(first)
  expect(await engine.db.get(sql`SELECT views FROM tallies WHERE campaign = 'c'`)).toEqual({ views: 2 })
})

it('a link that many open is written down by quarters of an hour, but for the brand’s own', async () => {
  const fan = await opened(ROOT)
  await Promise.all(times(CALM_VIEWS + 2, () => open(ROOT)))
  await Promise.all(times(CALM_VIEWS + 5, () => open(fan)))
  clock += QUARTER_MS
  await Promise.all(times(3, () => open(fan)))
  await ledger.settle()
  const surges = await engine.db.all<{ views: number }>(sql`SELECT views FROM surges ORDER BY quarter`)
  expect(surges).toEqual([{ views: 5 }, { views: 3 }])
})

it('a view waits for others before it is in every counter, and no longer than somebody who reads them', async () => {
  const patient = await openLedger(() => clock, DAY_MS)
  const views = async () =>
    (await patient.engine.db.get<{ views: number }>(sql`SELECT coalesce(sum(views), 0) AS views FROM rollups`)).views
  const opening = { campaign: 'c', parent: ROOT, channel: 'sms' } as const
  await patient.ledger.plant([{ campaign: 'c', kind: 'seed', channel: 'copy', node: ROOT, label: 'List' }])
  for (const visit of ['a', 'b']) await patient.ledger.open({ ...opening, visit })
  expect(await views()).toBe(0)
  await patient.ledger.settle()
  expect(await views()).toBe(2)
  await patient.end()
})

it('links that are declared as they were are not written again, and those that changed are', async () => {
  const shared = { campaign: 'c', kind: 'seed', channel: 'copy' } as const
  const list = { ...shared, node: 21 as NodeId, label: 'Declared' }
  const capped = { ...shared, node: 22 as NodeId, label: 'Declared and capped', cap: 3 }
  const written = async (...roots: Parameters<typeof ledger.plant>[0]) => {
    const total = async () => Number((await engine.write([sql`SELECT total_changes() AS rows`]))[0]?.[0]?.rows)
    const before = await total()
    await ledger.plant(roots)
    return (await total()) - before
  }
  await written(list, capped)
  expect(await written(list, capped)).toBe(0)
  expect(await written({ ...list, opens: 5 }, { ...capped, cap: 4 })).toBe(2)
  expect(await written({ ...list, circle: 'corse' }, { ...shared, node: 22 as NodeId, label: 'Named anew' })).toBe(3)
})
