import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import type { ChannelId } from '../../../campaigns/channels.ts'
import { ageOf } from '../../../db/campaign/ages.ts'
import { DOUBTS, SAME_NETWORK } from '../../../db/campaign/doubt.ts'
import { readNode, readTally } from '../../../db/campaign/figures.ts'
import { createLedger } from '../../../db/campaign/ledger.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { QUARTER_MS } from '../../../db/campaign/quarters.ts'
import { openFile } from '../../../db/clients/file.ts'
import { temporaryFolder } from '../../support/fixture.ts'

const [ROOT, OTHER] = [7, 8] as [NodeId, NodeId]
const START = Date.UTC(2026, 10, 1)
const FIRST = START / QUARTER_MS

it('every counter says what was opened, by hand: a recount makes some of them by the same statements', async () => {
  const engine = await openFile(`file:${await temporaryFolder()}/test.db`)
  let clock = START
  const ledger = createLedger({ engine, nextTurn: setImmediate, now: () => clock })
  const root = { kind: 'seed', channel: 'copy' } as const
  await ledger.plant([
    { ...root, node: ROOT, campaign: 'c', label: 'List' },
    { ...root, node: OTHER, campaign: 'other', label: 'List' },
  ])
  let visits = 0
  const open = async (parent: NodeId, channel: ChannelId, doubt = 0, campaign = 'c') => {
    const opened = await ledger.open({ campaign, parent, channel, visit: `v${visits++}`, doubt })
    return 'node' in opened ? opened.node : ROOT
  }
  const rows = async (columns: string, from: string) => {
    const all = sql.raw(`SELECT json_array(${columns}) AS row FROM ${from} ORDER BY ${columns}`)
    return (await engine.db.all<{ row: string }>(all)).map(({ row }) => JSON.parse(row))
  }

  const a = await open(ROOT, 'sms', SAME_NETWORK)
  await open(OTHER, 'sms', 0, 'other')
  clock += 1000
  const b = await open(a, 'whatsapp')
  clock += 1000
  await open(a, 'sms', DOUBTS.burst)
  await ledger.settle()
  clock = START + QUARTER_MS + 3000
  await open(b, 'sms')
  await open(a, 'sms')
  await ledger.settle()

  expect(await readTally(engine, 'c')).toEqual({ views: 5, clear: 4, depth: 3 })
  expect(await rows('quarter, channel, root, views, clear', `rollups WHERE campaign = 'c'`)).toEqual([
    [FIRST, 'sms', ROOT, 2, 1],
    [FIRST, 'whatsapp', ROOT, 1, 1],
    [FIRST + 1, 'sms', ROOT, 2, 2],
  ])
  expect(await rows('campaign, quarter, doubt, views', 'doubts')).toEqual([
    ['c', FIRST, DOUBTS.burst, 1],
    ['c', FIRST, SAME_NETWORK, 1],
  ])
  expect(await rows('node, generation, views, clear, bursts', `threads WHERE node <> ${OTHER}`)).toEqual([
    [ROOT, 1, 1, 1, 0],
    [ROOT, 2, 3, 2, 1],
    [ROOT, 3, 1, 1, 0],
    [a, 1, 3, 2, 1],
    [a, 2, 1, 1, 0],
    [b, 1, 1, 1, 0],
  ])
  const of = (node: NodeId) => readNode(engine, 'c', node)
  const counts = { views: 5, clear: 4, depth: 3, isRevoked: false }
  // Of what came by its own link, without the burst.
  expect(await of(a)).toEqual({ ...counts, mine: { views: 2, further: 1, generations: 2 } })
  expect(await of(ROOT)).toEqual({ ...counts, mine: { views: 1, further: 4, generations: 3 } })
  expect(await of(99 as NodeId)).toEqual({ ...counts, mine: { views: 0, further: 0, generations: 0 } })
  const figures = 'depth, channel, views, clear, offsets, squared_offsets, forwarders, children, squares'
  const cohorts = (quarter: number) => rows(figures, `cohorts WHERE campaign = 'c' AND quarter = ${quarter}`)
  const [ofA, ofB] = [
    [1, 'sms', 1, 1, 0, 0, 1, 2, 4],
    [2, 'whatsapp', 1, 1, 1, 1, 1, 1, 1],
  ]
  expect(await cohorts(FIRST)).toEqual([ofA, [2, 'sms', 1, 0, 0, 0, 0, 0, 0], ofB])
  expect(await cohorts(FIRST + 1)).toEqual([
    [2, 'sms', 1, 1, 3, 9, 0, 0, 0],
    [3, 'sms', 1, 1, 3, 9, 0, 0, 0],
  ])
  expect(await cohorts(0)).toEqual([ofA, [2, 'sms', 2, 1, 3, 9, 0, 0, 0], ofB, [3, 'sms', 1, 1, 3, 9, 0, 0, 0]])
  expect(await rows('campaign, depth, channel, age, births, firsts', 'births')).toEqual([
    ['c', 1, 'sms', ageOf(1000), 1, 1],
    ['c', 1, 'sms', ageOf(QUARTER_MS + 3000), 1, 0],
    ['c', 2, 'whatsapp', ageOf(QUARTER_MS + 2000), 1, 1],
  ])

  // Nothing is left of a link whose views are taken out.
  await ledger.void({ campaign: 'c', node: b, isSubtree: true }, { who: 'test', why: 'a test', what: 'a branch' })
  expect((await of(b)).mine).toEqual({ views: 0, further: 0, generations: 0 })
  expect((await of(ROOT)).mine).toEqual({ views: 1, further: 2, generations: 2 })
  await engine.write([
    sql`INSERT INTO restrictions (node, campaign, revoked_at) VALUES (${b}, 'c', 1), (${a}, 'c', NULL)`,
  ])
  expect([(await of(a)).isRevoked, (await of(b)).isRevoked]).toEqual([false, true])
  expect(await readNode(engine, 'nobody', a)).toMatchObject({ views: 0, clear: 0, depth: 0, mine: { views: 1 } })
  await engine.close()
})
