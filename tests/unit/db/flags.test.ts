import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countReposted, readFlags } from '../../../db/campaign/flags.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import type { FileEngine } from '../../../db/clients/file.ts'
import { openLedger } from '../../support/ledger.ts'

const ROOT = 7 as NodeId
const RULE = { people: 100, quarter: 20 }

let here: Awaited<ReturnType<typeof openLedger>>
let engine: FileEngine
beforeEach(async () => {
  here = await openLedger(() => 0)
  engine = here.engine
  const root = { label: 'List', kind: 'seed', channel: 'copy' } as const
  await here.ledger.plant([
    { ...root, node: ROOT, campaign: 'c', cap: 500 },
    { ...root, node: 8 as NodeId, campaign: 'other' },
  ])
})
afterEach(() => here.end())

/** A fan's node. */
const fan = (id: number, { parent = ROOT as number, campaign = 'c', voided = null as number | null } = {}) =>
  engine.write([
    sql`INSERT INTO nodes (id, campaign, parent, root, depth, channel, at, place, voided)
      VALUES (${id}, ${campaign}, ${parent}, ${campaign === 'c' ? ROOT : 8}, 1, 'sms', ${1000 + id}, 0, ${voided})`,
  ])
/** What grew from a node's link: views and doubtful ones, by generation. */
const thread = (node: number, ...generations: [views: number, doubtful?: number][]) =>
  engine.write(
    generations.map(
      ([views, doubtful = 0], i) =>
        sql`INSERT INTO threads (node, generation, views, clear, bursts) VALUES (${node}, ${i + 1}, ${views}, ${views - doubtful}, 0)`,
    ),
  )
const surge = (node: number, quarter: number, views: number, campaign = 'c') =>
  engine.write([
    sql`INSERT INTO surges (campaign, node, quarter, views) VALUES (${campaign}, ${node}, ${quarter}, ${views})`,
  ])

/** Who is flagged, with the rule and its figure. */
const flagged = async (rule = RULE) =>
  (await readFlags(engine, 'c', rule)).map(({ node, rule, views, limit }) => [node, rule, views, limit])

describe('a link that many open', () => {
  it('is a fan’s, from the limit on, and never the brand’s, another campaign’s or that of a voided view', async () => {
    await fan(20)
    await fan(21)
    await fan(22, { campaign: 'other', parent: 8 })
    await fan(23, { voided: 1 })
    for (const node of [20, 22, 23, ROOT]) await thread(node, [100])
    await thread(21, [99])
    expect(await flagged()).toEqual([[20, 'many', 100, 100]])
    expect(await flagged({ ...RULE, people: 99 })).toEqual([
      [20, 'many', 100, 99],
      [21, 'many', 99, 99],
    ])
  })

  it('is none below 25, whatever the limit, and counts what was opened by its own link only', async () => {
    await fan(20)
    await fan(21)
    await fan(22)
    await thread(20, [25])
    await thread(21, [24])
    await thread(22, [24], [200])
    expect(await flagged({ ...RULE, people: 5 })).toEqual([[20, 'many', 25, 5]])
  })
})

describe('a link that is opened fast', () => {
  it('is so in its fastest quarter, from the limit on', async () => {
    await fan(20)
    await fan(21)
    await fan(22)
    await surge(20, 1, 19)
    await surge(21, 1, 20)
    await surge(21, 2, 31)
    await surge(21, 3, 25)
    await surge(22, 1, 40, 'other')
    expect(await flagged()).toEqual([[21, 'fast', 31, 20]])
    expect(await flagged({ ...RULE, quarter: 19 })).toEqual([
      [21, 'fast', 31, 19],
      [20, 'fast', 19, 19],
    ])
  })

  it('is none below ten', async () => {
    await fan(20)
    await fan(21)
    await surge(20, 1, 10)
    await surge(21, 1, 9)
    expect(await flagged({ ...RULE, quarter: 3 })).toEqual([[20, 'fast', 10, 3]])
  })
})

describe('a branch of machines', () => {
  it('has twenty doubtful views that are half of all', async () => {
    for (const node of [20, 21, 22, 23, 24]) await fan(node)
    await thread(20, [0], [40, 20])
    await thread(21, [0], [41, 20])
    await thread(22, [0], [19, 19])
    // Ten in one generation are what is looked for first; those of the others count then.
    await thread(23, [0], [10, 10], [10, 10])
    await thread(24, [9, 9], [9, 9], [9, 9])
    expect(await flagged()).toEqual([
      [20, 'machine', 20, 20],
      [23, 'machine', 20, 20],
    ])
  })

  it('is told where it begins, and again where it becomes nothing else', async () => {
    await fan(20)
    await fan(21, { parent: 20 })
    await fan(22, { parent: 21 })
    await fan(23, { parent: 20 })
    await thread(20, [0], [100, 60])
    // Nine in ten are as good as all.
    await thread(21, [0], [50, 45])
    await thread(22, [0], [30, 30])
    await thread(23, [0], [50, 44])
    expect(await flagged()).toEqual([
      [20, 'machine', 60, 20],
      [21, 'machine', 45, 20],
    ])
  })

  it('may be a link alone: a star', async () => {
    for (const node of [20, 21, 22]) await fan(node)
    await thread(20, [40, 20], [100])
    await thread(21, [41, 20], [100])
    await thread(22, [38, 19], [100])
    expect(await flagged()).toEqual([[20, 'star', 20, 20]])
  })

  it('is flagged at a link of the brand’s as well, as branch and as star', async () => {
    await thread(ROOT, [30, 25])
    expect(await flagged()).toEqual([
      [ROOT, 'machine', 25, 20],
      [ROOT, 'star', 25, 20],
    ])
  })
})

describe('a chain', () => {
  const ones = (generations: number) => Array.from({ length: generations }, (): [number] => [1])

  it('is a dozen generations of hardly more than one view each', async () => {
    for (const node of [20, 21, 22, 23, 24]) await fan(node)
    await thread(20, ...ones(11), [7])
    await thread(21, ...ones(11), [8])
    await thread(22, ...ones(11))
    await thread(23, ...ones(11), [0])
    await thread(24, ...ones(11), [8], [0])
    expect(await flagged()).toEqual([[20, 'chain', 18, 12]])
  })

  it('is told where it begins, not at each of its links; one of the brand’s as well', async () => {
    await fan(20)
    await fan(21, { parent: 20 })
    await thread(20, ...ones(13))
    await thread(21, ...ones(12))
    await thread(ROOT, ...ones(14))
    expect(await flagged()).toEqual([[ROOT, 'chain', 14, 12]])
  })
})

it('says of each what it is and what grew from it', async () => {
  await fan(20)
  await thread(20, [120, 3], [50, 2], [7], [0])
  await engine.write([sql`INSERT INTO restrictions (node, campaign, cap, revoked_at) VALUES (20, 'c', 300, 77)`])
  await thread(ROOT, [30, 25])
  await fan(21)
  await surge(21, 1, 20)
  const [root, , fast, link] = await readFlags(engine, 'c', RULE)
  const of = { root: ROOT, doubtful: 5, further: 57, depth: 3 }
  expect(link).toEqual({
    ...{ ...of, node: 20, rule: 'many', views: 120, limit: 100 },
    ...{ label: null, channel: 'sms', openedAt: 1020, cap: 300, revokedAt: 77 },
  })
  expect(root).toEqual({
    ...{ node: ROOT, root: ROOT, rule: 'machine', views: 25, limit: 20, doubtful: 25, further: 0, depth: 1 },
    ...{ label: 'List', channel: 'copy', openedAt: null, cap: 500, revokedAt: null },
  })
  expect(fast).toMatchObject({ node: 21, rule: 'fast', views: 20, doubtful: 0, further: 0, depth: 0 })
})

it('puts those that open nothing any more behind the others, the largest first, fifty at most', async () => {
  for (let i = 0; i < 60; i++) {
    await fan(100 + i)
    await thread(100 + i, [101 + i])
  }
  await engine.write([sql`INSERT INTO restrictions (node, campaign, revoked_at) VALUES (159, 'c', 1)`])
  expect(await flagged()).toEqual(Array.from({ length: 50 }, (_, i) => [158 - i, 'many', 159 - i, 100]))
})

it('counts what came by links that more people opened than a chat holds: beyond that, of fans, of one campaign', async () => {
  await fan(20)
  await fan(21)
  await fan(22, { campaign: 'other', parent: 8 })
  await fan(23)
  await thread(20, [130])
  await thread(21, [100], [500])
  await thread(22, [300])
  await thread(23, [24])
  await fan(24)
  await thread(24, [25])
  await thread(ROOT, [900])
  expect(await countReposted(engine, 'c', 100)).toBe(30)
  expect(await countReposted(engine, 'c', 10)).toBe(120 + 90 + 15)
  expect(await countReposted(engine, 'other', 100)).toBe(200)
  expect(await countReposted(engine, 'nobody', 100)).toBe(0)
})
