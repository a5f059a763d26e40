import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChannelId } from '../../../campaigns/channels.ts'
import type { Difference } from '../../../db/campaign/comparison.ts'
import { DOUBTS } from '../../../db/campaign/doubt.ts'
import type { Ledger } from '../../../db/campaign/ledger.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { QUARTER_MS } from '../../../db/campaign/quarters.ts'
import { hasNodes, readRecounted, recount } from '../../../db/campaign/recount.ts'
import { GENERATIONS } from '../../../db/campaign/threads.ts'
import type { FileEngine } from '../../../db/clients/file.ts'
import { grow } from '../../support/grown.ts'
import { openLedger } from '../../support/ledger.ts'

/** `verify`, and every test that trusts a recount, trust that it finds what is wrong. */

const [ROOT, OTHER, EMPTY] = [7, 8, 9] as [NodeId, NodeId, NodeId]
const REASON = { who: 'test', why: 'a test', what: 'some' }

/** Counters by table: how a difference names its row, and its figures. */
const TABLES: Record<string, { counter: string; row: string; figures: Record<string, string> }> = {
  tallies: { counter: 'tally', row: `''`, figures: same('views', 'clear', 'voided', 'depth') },
  rollups: { counter: 'rollup', row: `quarter || ' ' || channel || ' ' || root`, figures: same('views', 'clear') },
  doubts: { counter: 'doubt', row: `quarter || ' ' || doubt`, figures: { views: '' } },
  surges: { counter: 'surge', row: `quarter || ' ' || node`, figures: { views: '' } },
  voids: { counter: 'void', row: `CAST(id AS TEXT)`, figures: { views: '' } },
  threads: { counter: 'thread', row: `node || ' ' || generation`, figures: same('views', 'clear', 'bursts') },
  cohorts: {
    counter: 'cohort',
    row: `quarter || ' ' || depth || ' ' || channel`,
    figures: same('views', 'clear', 'offsets', 'squared_offsets', 'forwarders', 'children', 'squares'),
  },
  births: { counter: 'birth', row: `depth || ' ' || channel || ' ' || age`, figures: same('births', 'firsts') },
  vote_counts: {
    counter: 'vote',
    row: `piece || ' ' || state || ' ' || choice || ' ' || quarter || ' ' || channel || ' ' || root || ' ' || generation`,
    figures: same('chosen', 'firsts', 'places'),
  },
}

function same(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, name]))
}

let here: Awaited<ReturnType<typeof openLedger>>
let engine: FileEngine
let ledger: Ledger
let clock: number
let visits = 0
beforeEach(async () => {
  clock = Date.UTC(2026, 10, 1, 20)
  here = await openLedger(() => clock)
  ;({ engine, ledger } = here)
  const root = { label: 'List', kind: 'seed', channel: 'copy' } as const
  await ledger.plant([
    { ...root, node: ROOT, campaign: 'c' },
    { ...root, node: OTHER, campaign: 'other' },
    { ...root, node: EMPTY, campaign: 'empty' },
  ])
})
afterEach(() => here.end())

async function open(parent: NodeId, { doubt = 0, channel = 'sms' as ChannelId, campaign = 'c' } = {}): Promise<NodeId> {
  const opened = await ledger.open({ campaign, parent, channel, visit: `v${visits++}`, doubt })
  if (!('node' in opened)) throw new Error(opened.outcome)
  return opened.node
}

/** Something of everything that is counted: doubts, crowds, voids, votes, two quarters, two campaigns. */
async function spread() {
  const a = await open(ROOT)
  clock += 7000
  const b = await open(a, { channel: 'whatsapp' })
  await open(b, { doubt: DOUBTS.burst })
  await open(a, { doubt: DOUBTS.fast | DOUBTS.work })
  for (let i = 0; i < 13; i++) await open(b)
  clock += QUARTER_MS + 5000
  const late = await open(b, { channel: 'email' })
  const gone = await open(a)
  await open(gone)
  await open(OTHER, { campaign: 'other' })
  for (const [node, choice] of [
    [a, 'pink'],
    [late, 'brown'],
    [gone, 'pink'],
  ] as const) {
    await ledger.enter({ kind: 'poll', campaign: 'c', node, body: { piece: 'p', choices: [choice] } })
  }
  await ledger.void({ campaign: 'c', node: gone, isSubtree: false }, REASON)
  await ledger.settle()
  return { a, b, late, gone }
}

const raw = (text: string) => engine.write([sql.raw(text)])

interface Cell {
  campaign: string
  row: string
  value: number
}

const campaignIn = (table: string) =>
  table === 'threads' ? '(SELECT campaign FROM nodes WHERE id = node)' : 'campaign'

/** The figures of a table, with the campaign and the row that a difference would name. */
const cellsOf = async (table: string, figure: string) =>
  engine.db.all<Cell>(
    sql.raw(`SELECT ${campaignIn(table)} AS campaign, ${TABLES[table]?.row} AS row, ${figure} AS value FROM ${table}`),
  )

/** Condition: that row of a table. */
const isRow = (table: string, { campaign, row }: Cell) =>
  `${campaignIn(table)} = '${campaign}' AND ${TABLES[table]?.row} = '${row}'`

const sorted = (differences: readonly Difference[]) =>
  differences.map((each) => ({ ...each, row: String(each.row) })).sort((a, b) => a.counter.localeCompare(b.counter))

describe('a recount', () => {
  it('finds nothing where nothing is wrong, settled or not', async () => {
    const { b } = await spread()
    expect(await recount(engine)).toEqual([])
    await open(b, { doubt: DOUBTS.burst })
    await open(await open(b))
    expect(await recount(engine)).toEqual([])
    await ledger.settle()
    expect(await recount(engine)).toEqual([])
  })

  it.each(Object.keys(TABLES))('tells each figure of %s that is one too many, and no other', async (table) => {
    await spread()
    const { counter = '', figures = {} } = TABLES[table] ?? {}
    for (const [column, name] of Object.entries(figures)) {
      const cells = await cellsOf(table, column)
      expect(cells.length).toBeGreaterThan(0)
      for (const cell of cells) {
        const { campaign, row, value } = cell
        await raw(`UPDATE ${table} SET ${column} = ${column} + 1 WHERE ${isRow(table, cell)}`)
        const full = name ? `${counter} ${name}` : counter
        const wrong = { campaign, counter: full, row, stored: value + 1, recounted: value }
        // A vote's total is compared with the counts themselves.
        const found = (await recount(engine)).filter((each) => !each.counter.startsWith('vote total'))
        expect(sorted(found)).toEqual([wrong])
        await raw(`UPDATE ${table} SET ${column} = ${column} - 1 WHERE ${isRow(table, cell)}`)
      }
    }
    expect(await recount(engine)).toEqual([])
  })

  it.each(Object.keys(TABLES))('tells each row of %s that is missing', async (table) => {
    await spread()
    const { counter = '', figures = {} } = TABLES[table] ?? {}
    const columns = Object.keys(figures)
    const cells = await Promise.all(columns.map((column) => cellsOf(table, column)))
    for (const [i, cell] of (cells[0] ?? []).entries()) {
      const { campaign, row } = cell
      await raw(`CREATE TEMP TABLE kept AS SELECT * FROM ${table} WHERE ${isRow(table, cell)}`)
      await raw(`DELETE FROM ${table} WHERE ${isRow(table, cell)}`)
      const missing = columns.flatMap((column, j) => {
        const recounted = cells[j]?.[i]?.value ?? 0
        const name = figures[column]
        return recounted === 0
          ? []
          : [{ campaign, counter: name ? `${counter} ${name}` : counter, row, stored: 0, recounted }]
      })
      const found = (await recount(engine)).filter((each) => !each.counter.startsWith('vote total'))
      expect(sorted(found)).toEqual(sorted(missing))
      await raw(`INSERT INTO ${table} SELECT * FROM kept`)
      await raw('DROP TABLE kept')
    }
    expect(await recount(engine)).toEqual([])
  })

  it('tells threads that are too many: before, between and behind those of the tree, and of no node', async () => {
    const { a, late } = await spread()
    const unknown = 3 as NodeId
    for (const [node, generation, campaign] of [
      [unknown, 1, ''],
      [ROOT, 9, 'c'],
      [a, 9, 'c'],
      [late, 1, 'c'],
      [EMPTY, 1, 'empty'],
      [Number.MAX_SAFE_INTEGER, 1, ''],
    ] as const) {
      await raw(`INSERT INTO threads VALUES (${node}, ${generation}, 2, 1, 0)`)
      const wrong = { campaign, row: `${node} ${generation}`, recounted: 0 }
      expect(sorted(await recount(engine))).toEqual([
        { ...wrong, counter: 'thread clear', stored: 1 },
        { ...wrong, counter: 'thread views', stored: 2 },
      ])
      await raw(`DELETE FROM threads WHERE node = ${node} AND generation = ${generation}`)
    }
  })

  it.each([
    ['one hop too deep', 'depth = depth + 1'],
    ['on another root', `root = ${OTHER}`],
    ['in another campaign', `campaign = 'other'`],
    ['below a node that is not there', 'parent = 12345'],
  ])('tells a view that hangs %s', async (_, change) => {
    const { late } = await spread()
    await raw(`UPDATE nodes SET ${change} WHERE id = ${late}`)
    expect(await recount(engine)).toContainEqual(
      expect.objectContaining({ counter: 'node', row: late, stored: 0, recounted: 1 }),
    )
  })

  it('looks at one campaign alone when it is asked for that', async () => {
    await spread()
    await raw(`UPDATE tallies SET views = views + 1`)
    await raw(`UPDATE threads SET views = views + 1`)
    await raw(`UPDATE births SET births = births + 1`)
    const campaigns = async (only?: string) => new Set((await recount(engine, only)).map(({ campaign }) => campaign))
    expect(await campaigns()).toEqual(new Set(['c', 'other']))
    expect(await campaigns('other')).toEqual(new Set(['other']))
    expect(await campaigns('empty')).toEqual(new Set())
    // The thread of a node that nobody knows is nobody's.
    await raw(`UPDATE tallies SET views = views - 1`)
    await raw(`UPDATE threads SET views = views - 1`)
    await raw(`INSERT INTO threads VALUES (3, 1, 1, 1, 0)`)
    expect(await campaigns('other')).toEqual(new Set())
    expect(await campaigns()).toEqual(new Set(['c', '']))
  })

  it('says what it counted', async () => {
    await spread()
    const [c, empty, other] = (await readRecounted(engine)).sort((x, y) => x.campaign.localeCompare(y.campaign))
    expect(c).toEqual({ campaign: 'c', views: 19, voided: 1, isFolded: false })
    expect(empty).toEqual({ campaign: 'empty', views: 0, voided: 0, isFolded: false })
    expect(other).toEqual({ campaign: 'other', views: 1, voided: 0, isFolded: false })
    expect(await readRecounted(engine, 'other')).toEqual([other])
    await raw(`UPDATE tallies SET folded_at = 1 WHERE campaign = 'other'`)
    expect(await readRecounted(engine, 'other')).toEqual([{ ...other, isFolded: true }])
    expect(await hasNodes(engine, 'c')).toBe(true)
    expect(await hasNodes(engine, 'nobody')).toBe(false)
  })

  it('compares the rollups of a folded tree with its tally, and nothing else', async () => {
    await spread()
    await raw(`UPDATE tallies SET folded_at = 1 WHERE campaign = 'c'`)
    await raw(`DELETE FROM nodes WHERE campaign = 'c' AND parent IS NOT NULL`)
    await raw(`DELETE FROM votes`)
    const found = async () => (await recount(engine)).filter(({ row }) => !/^\d+ \d+$/.test(row))
    expect(await found()).toEqual([])
    await raw(`UPDATE rollups SET views = views + 1 WHERE campaign = 'c' AND channel = 'email'`)
    expect(await found()).toEqual([{ campaign: 'c', counter: 'rollup', row: '', stored: 19, recounted: 20 }])
  })

  it('follows a chain as far as it is counted, and no farther', async () => {
    let last = ROOT
    for (let i = 0; i < GENERATIONS + 6; i++) last = await open(last)
    await ledger.settle()
    expect(await recount(engine)).toEqual([])
    const [{ most }] = (await engine.db.all<{ most: number }>('SELECT max(generation) AS most FROM threads')) as [
      { most: number },
    ]
    expect(most).toBe(GENERATIONS)
    await raw(`UPDATE threads SET views = 0 WHERE node = ${ROOT} AND generation = ${GENERATIONS}`)
    expect(await recount(engine)).toEqual([
      { campaign: 'c', counter: 'thread views', row: `${ROOT} ${GENERATIONS}`, stored: 0, recounted: 1 },
    ])
  })

  it('reads large trees in parts, and loses nothing between them', async () => {
    await grow(engine, { campaign: 'c', roots: [ROOT], views: 11_000, from: clock - 86_400_000, to: clock })
    expect(await recount(engine)).toEqual([])
    const wrong = await engine.db.all<{ node: number; generation: number }>(sql`
      SELECT node, generation FROM (SELECT *, row_number() OVER (ORDER BY node, generation) AS nth FROM threads)
      WHERE nth IN (1, 4999, 5000, 5001, 10000, 10001) OR node = (SELECT max(node) FROM threads)`)
    expect(wrong.length).toBeGreaterThanOrEqual(7)
    for (const { node, generation } of wrong) {
      await raw(`UPDATE threads SET clear = clear - 1 WHERE node = ${node} AND generation = ${generation}`)
    }
    expect((await recount(engine)).map(({ counter, row }) => `${counter} ${row}`)).toEqual(
      wrong.map(({ node, generation }) => `thread clear ${node} ${generation}`),
    )
  })
})
