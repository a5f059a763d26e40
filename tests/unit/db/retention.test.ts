import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLedger, type Ledger } from '../../../db/campaign/ledger.ts'
import { firstIdAt, type NodeId } from '../../../db/campaign/node-id.ts'
import { QUARTER_MS } from '../../../db/campaign/quarters.ts'
import {
  dueAt,
  foldBranches,
  foldChoices,
  foldedNodes,
  foldNodes,
  foldSurges,
  foldTree,
  forgetVisits,
  nextForgetting,
  readLives,
} from '../../../db/campaign/retention.ts'
import { type FileEngine, openFile } from '../../../db/clients/file.ts'
import { temporaryFolder } from '../../support/fixture.ts'

const DAY_MS = 86_400_000
const START = Date.UTC(2026, 10, 1)
const ROOT = 7 as NodeId

let engine: FileEngine
let ledger: Ledger
let clock: number
beforeEach(async () => {
  clock = START
  engine = await openFile(`file:${await temporaryFolder()}/test.db`)
  ledger = createLedger({ engine, nextTurn: setImmediate, now: () => clock })
  await ledger.plant([{ node: ROOT, campaign: 'c', label: 'List', kind: 'seed', channel: 'copy' }])
})
afterEach(() => engine.close())

async function open(parent: NodeId, visit: string): Promise<NodeId> {
  const opened = await ledger.open({ campaign: 'c', parent, channel: 'sms', visit })
  if (!('node' in opened)) throw new Error(opened.outcome)
  return opened.node
}

it('forgets a visit that is older than a day, once, and none behind where it was told to begin', async () => {
  const [old, later] = [await open(ROOT, 'a'), await open(ROOT, 'b')]
  clock += 1
  await open(ROOT, 'c')
  const forget = (after: NodeId) => engine.write([forgetVisits(after, START + DAY_MS + 1)])
  expect(await engine.write([forgetVisits(ROOT, START + DAY_MS)])).toEqual([[]])
  expect(await forget(old)).toEqual([[{ id: later }]])
  expect(await forget(ROOT)).toEqual([[{ id: old }]])
  expect(await forget(ROOT)).toEqual([[]])
  expect(await engine.db.all(sql`SELECT visit FROM nodes WHERE visit IS NOT NULL`)).toHaveLength(1)
})

it('is due so many days after it closed or, where nobody says when, after its last view; and again when it has grown', () => {
  const due = (foldedAt: number | null, closes?: number) =>
    dueAt({ campaign: 'c', lastViewAt: START, foldedAt }, { retention: 30, closes })
  expect([due(null), due(null, START + 5 * DAY_MS)]).toEqual([START + 30 * DAY_MS, START + 35 * DAY_MS])
  expect([due(START - 1), due(START), due(START + 1)]).toEqual([START + 30 * DAY_MS, Infinity, Infinity])
})

it('says when it has something to forget next: a day after the oldest visit that is there, or the end of a word', async () => {
  expect(await nextForgetting(engine, clock)).toBe(Infinity)
  await open(ROOT, 'a')
  clock += 5
  await open(ROOT, 'b')
  expect(await nextForgetting(engine, START + DAY_MS)).toBe(START + DAY_MS)
  expect(await nextForgetting(engine, START + DAY_MS + 1)).toBe(START + 5 + DAY_MS)
  for (const until of [START + 9, START + 3]) {
    await engine.write([
      sql`INSERT INTO spoken (code, campaign, node, until) VALUES (${`x${until}`}, 'c', 9, ${until})`,
    ])
  }
  expect(await nextForgetting(engine, START + DAY_MS)).toBe(START + 3)
})

it('knows how each campaign has gone, and gives a tree up with what is left to say of it', async () => {
  await open(ROOT, 'a')
  // Neither is in a rollup yet, then the first one is.
  const life = { campaign: 'c', foldedAt: null, lastViewAt: START + QUARTER_MS }
  expect(await readLives(engine)).toEqual([life])
  await ledger.settle()
  clock += 3 * QUARTER_MS
  await open(ROOT, 'b')
  const lastViewAt = START + 4 * QUARTER_MS
  expect(await readLives(engine)).toEqual([{ ...life, lastViewAt }])
  await ledger.settle()
  expect(await readLives(engine)).toEqual([{ ...life, lastViewAt }])
  const shape = { largestBranch: { views: 1, share: 1 }, structuralVirality: 1, pairs: 1 }
  await engine.write([foldTree('another', { shape: null, reposted: 9 }, 3), foldTree('c', { shape, reposted: 2 }, 6)])
  expect(await readLives(engine)).toEqual([{ campaign: 'c', foldedAt: 6, lastViewAt }])
  const { remains } = await engine.db.get<{ remains: string }>(sql`SELECT remains FROM tallies`)
  expect(JSON.parse(remains)).toEqual({ shape, reposted: 2, views: 2 })
})

it('folds what came before, of its own campaign, in the order of ids, and no root', async () => {
  const fans = [await open(ROOT, 'a'), await open(ROOT, 'b')]
  clock += 10
  await open(ROOT, 'late')
  const folded = async (campaign: string, after: NodeId) => {
    const { ids, last } = await engine.db.get<{ ids: string; last: number }>(foldedNodes(campaign, after, START + 10))
    return { ids: JSON.parse(ids), last }
  }
  expect(await folded('c', 0 as NodeId)).toEqual({ ids: fans, last: fans[1] })
  expect(await folded('c', fans[0] ?? ROOT)).toEqual({ ids: [fans[1]], last: fans[1] })
  expect(await folded('another', 0 as NodeId)).toEqual({ ids: [], last: fans[1] })
  expect(await folded('c', firstIdAt(START + 10))).toEqual({ ids: [], last: null })
})

it('deletes surges up to the quarter in which a tree was given up, of its own campaign', async () => {
  const quarter = Math.floor(START / QUARTER_MS)
  for (const [campaign, node, at] of [
    ['c', 9, quarter],
    ['c', 9, quarter + 1],
    ['another', 10, quarter],
  ]) {
    await engine.write([
      sql`INSERT INTO surges (campaign, node, quarter, views) VALUES (${campaign}, ${node}, ${at}, 1)`,
    ])
  }
  expect(await engine.write([foldSurges('c', START + QUARTER_MS - 1)])).toEqual([[{ quarter }]])
  expect(await engine.db.all(sql`SELECT campaign, quarter FROM surges ORDER BY campaign`)).toEqual([
    { campaign: 'another', quarter },
    { campaign: 'c', quarter: quarter + 1 },
  ])
})

it('deletes nodes with what is counted of them, and keeps what somebody forbade them', async () => {
  const fans: NodeId[] = []
  for (const visit of ['a', 'b', 'c', 'd', 'e']) fans.push(await open(ROOT, visit))
  const [capped = ROOT, revoked, free, other = ROOT, unopened] = fans
  for (const [i, fan] of [capped, capped, other].entries()) await open(fan, `child ${i}`)
  await ledger.settle()
  await engine.write([
    sql`INSERT INTO restrictions (node, campaign, cap, revoked_at) VALUES
      (${capped}, 'c', 5, NULL), (${revoked}, 'c', NULL, 9), (${free}, 'c', NULL, NULL), (${other}, 'c', 5, NULL),
      (${unopened}, 'c', 4, NULL)`,
  ])
  await engine.write(foldNodes(JSON.stringify([capped, revoked, free, unopened])))
  expect(await engine.db.all(sql`SELECT node, cap, revoked_at FROM restrictions ORDER BY node`)).toEqual([
    { node: capped, cap: 3, revoked_at: null },
    { node: revoked, cap: null, revoked_at: 9 },
    { node: other, cap: 5, revoked_at: null },
    { node: unopened, cap: 4, revoked_at: null },
  ])
  const ids = sql`(${capped}, ${revoked}, ${free})`
  expect(
    await engine.db.all(
      sql`SELECT id FROM nodes WHERE id IN ${ids} UNION ALL SELECT node FROM threads WHERE node IN ${ids}`,
    ),
  ).toEqual([])
  expect(await engine.db.all(sql`SELECT id FROM nodes WHERE id = ${other}`)).toHaveLength(1)
})

/** Tables that keep a fan's node after {@link foldNodes}: the brand's links and lists, and what ends by itself or is folded apart. */
const KEPT = ['ambassadors', 'members', 'notes', 'roots', 'spoken', 'surges']

it('leaves nothing of a fan in any table that names one', async () => {
  const fan = await open(ROOT, 'a')
  const columns = await engine.db.all<{ table: string; name: string; type: string; isNeeded: number }>(sql`
    SELECT tables.name AS "table", columns.name, columns.type, columns."notnull" AS isNeeded
    FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'`)
  const tables = columns.filter(({ name }) => name === 'node').map(({ table }) => table)
  for (const table of tables) {
    const needed = columns.filter((each) => each.table === table && (each.isNeeded || each.name === 'node'))
    const values = needed.map(({ name, type }) => (name === 'node' ? fan : type === 'text' ? `'x'` : 1))
    const names = needed.map(({ name }) => name)
    await engine.write([sql.raw(`INSERT OR IGNORE INTO ${table} (${names.join()}) VALUES (${values.join()})`)])
  }
  const holding = async () => {
    const rows = tables.map((table) => `SELECT '${table}' AS name FROM ${table} WHERE node = ${fan}`)
    return new Set((await engine.db.all<{ name: string }>(sql.raw(rows.join(' UNION ALL ')))).map(({ name }) => name))
  }
  expect(await holding()).toEqual(new Set(tables))
  await engine.write([
    sql`UPDATE circle_choices SET campaign = 'c'`,
    sql`UPDATE circle_branches SET campaign = 'c'`,
    ...[foldChoices('c'), ...foldNodes(JSON.stringify([fan])), foldBranches('c', START + DAY_MS)],
  ])
  expect([...(await holding())].sort()).toEqual(KEPT)
})
