import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createChooser } from '../../../db/campaign/circles/choosing.ts'
import { readCircleQuarters, readParts } from '../../../db/campaign/circles/parts.ts'
import { createSplitter } from '../../../db/campaign/circles/splitting.ts'
import { readChildrenByQuarter, readGrowth } from '../../../db/campaign/growth.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { recountThreads } from '../../../db/campaign/recount-threads.ts'
import { readTrees } from '../../../db/campaign/recount-trees.ts'
import { remoteEngine } from '../../../db/clients/remote.ts'
import type { Engine, Row } from '../../../db/engine.ts'
import type { Query } from '../../../db/query.ts'
import { readDrawn } from '../../../pieces/draw/figures.ts'
import { openLedger } from '../../support/ledger.ts'

/**
 * A Durable Object takes no text of more than 2 MB, as a parameter or as a result: Cloudflare's limit, which workerd on
 * this machine does not have.
 */
const MOST_BYTES = 2_000_000

let here: Awaited<ReturnType<typeof openLedger>>
let strict: DatabaseSync
let engine: Engine

beforeAll(async () => {
  here = await openLedger(Date.now)
  await here.engine.close()
  strict = new DatabaseSync(`${here.folder}/test.db`, { limits: { length: MOST_BYTES } })
  const run = ({ sql: text, params }: Query) => {
    const statement = strict.prepare(text)
    const columns = statement.columns().map(({ name }) => name)
    const rows = statement.all(...(params as SQLInputValue[])) as Row[]
    return { columns, rows: rows.map((row) => columns.map((column) => row[column])) }
  }
  engine = remoteEngine({
    read: async (query) => run(query),
    async write(statements) {
      strict.exec('BEGIN')
      try {
        const done = statements.map(run)
        strict.exec('COMMIT')
        return done.map(({ columns, rows }) =>
          rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]]))),
        )
      } catch (error) {
        strict.exec('ROLLBACK')
        throw error
      }
    },
  })
})
afterAll(async () => {
  strict.close()
  await here.end().catch(() => undefined)
})

/** Rows `i` from 1 on. */
const numbers = (count: number) =>
  `WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${count})`

it('refuses texts that are longer', () => {
  expect(() => strict.prepare(`SELECT length(?)`).get('x'.repeat(MOST_BYTES + 1))).toThrow('too big')
  expect(() => strict.prepare(`${numbers(400_000)} SELECT json_group_array(i) AS all_ FROM numbers`).get()).toThrow(
    'too big',
  )
})

it('a draw of 100,000 tickets is held', async () => {
  strict.exec(`${numbers(100_000)} INSERT INTO draw_tickets (campaign, piece, ticket, node, at, drawn)
    SELECT 'c', 'prizes', printf('%022d', i * 7919 % 100003), i, 0, i % 10 > 0 FROM numbers`)
  const drawn = await readDrawn(engine, 'c', 'prizes')
  expect(drawn).toHaveLength(90_000)
  expect(new Set(drawn).size).toBe(90_000)
  expect(drawn).toEqual([...drawn].sort())
})

it('a circle of 250,000 branches is divided', async () => {
  strict.exec(`
    INSERT INTO circle_tallies (campaign, circle, whole, number, views, clear) VALUES ('c', 'lyon', 'lyon', 1, 250000, 250000);
    INSERT INTO circle_quarters (campaign, circle, quarter, views, clear) VALUES ('c', 'lyon', 7, 250000, 250000);
    ${numbers(250_000)} INSERT INTO nodes (id, campaign, parent, root, depth, channel, at, branch)
    SELECT 1760000000000000 + i, 'c', 9, 9, 1, 'sms', ${7 * 900_000}, 1760000000000000 + i FROM numbers;
    INSERT INTO circle_branches (node, campaign, circle) SELECT id, 'c', 'lyon' FROM nodes WHERE campaign = 'c'`)
  const { plan, isDone } =
    (await createSplitter(engine, Date.now).split({ campaign: 'c', circle: 'lyon', who: 'somebody' })) ?? {}
  expect(plan?.branches).toHaveLength(250_000)
  expect(isDone).toBe(true)
  const parts = await readParts(engine, 'c')
  expect(parts.map(({ clear }) => clear)).toEqual([125_000, 125_000])
})

it('120,000 fans choose their circle at once', async () => {
  strict.exec(`${numbers(120_000)} INSERT INTO circle_choices (node, campaign, circle)
    SELECT 1770000000000000 + i, 'p', 'lyon' FROM numbers`)
  let writes = 0
  const { choose } = createChooser({
    engine,
    write: async (statements) => {
      if (writes++ > 0) throw new Error('The first of them is carried out')
      return engine.write(statements)
    },
    now: Date.now,
    pause: async () => {},
  })
  const choice = { campaign: 'p', node: 1770000000120001 as NodeId, circle: 'lyon' }
  await expect(choose(choice)).rejects.toThrow('is carried out')
})

it('120,000 links that were counted wrongly are named', async () => {
  strict.exec(`${numbers(120_000)} INSERT INTO threads (node, generation, views, clear, bursts)
    SELECT 1780000000000000 + i, 1, 1, 0, 0 FROM numbers;
    INSERT INTO nodes (id, campaign, parent, root, depth, channel, at)
    SELECT max(node), 'd', NULL, max(node), 0, 'sms', 0 FROM threads`)
  const differences = await recountThreads(engine.db, await readTrees(engine.db, 'd'))
  expect(differences).toHaveLength(120_000)
  expect(differences.at(-1)).toMatchObject({ campaign: 'd', counter: 'thread views' })
})

it('a report of a hundred circles over two weeks is read', async () => {
  strict.exec(`
    ${numbers(100)} INSERT INTO circle_tallies (campaign, circle, whole, number, views, clear)
    SELECT 'q', printf('departement-%d', i), printf('departement-%d', i), 1, 1344, 1344 FROM numbers;
    ${numbers(1344)} INSERT INTO circle_quarters (campaign, circle, quarter, views, clear)
    SELECT 'q', circle, 1958400 + i, 1, 1 FROM circle_tallies, numbers WHERE campaign = 'q'`)
  const quarters = await readCircleQuarters(engine, 'q', { from: 0, to: 1e9 })
  expect(quarters).toHaveLength(134_400)
  expect(quarters.find(({ circle }) => circle === 'departement-100')).toMatchObject({ views: 1, clear: 1 })
})

it('the growth of a campaign that went very deep is read', async () => {
  strict.exec(`${numbers(100_000)} INSERT INTO births (campaign, depth, channel, age, births, firsts)
    SELECT 'c', i / 93, 'whatsapp', i % 93, 1000, 1000 FROM numbers`)
  strict.exec(`${numbers(150_000)} INSERT INTO cohorts (campaign, quarter, depth, channel, views, clear, forwarders,
      children, squares, offsets, squared_offsets)
    SELECT 'c', 1958400 + i, 1, 'sms', 1, 1, 0, 3, 0, 0, 0 FROM numbers`)
  expect((await readGrowth(engine, 'c')).births).toHaveLength(100_000)
  expect((await readChildrenByQuarter(engine, 'c')).get(1958401)).toBe(3)
  expect(await engine.db.get(sql`SELECT count(*) AS n FROM births`)).toMatchObject({ n: 100_000 })
})
