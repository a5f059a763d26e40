import { rm } from 'node:fs/promises'
import { type SQL, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { giveUpMove, moveCampaign } from '../../cli/transfer/move.ts'
import { readPages, sumsOf } from '../../cli/transfer/pages.ts'
import type { CampaignPlace } from '../../cli/transfer/place.ts'
import { campaignTables, isOf, listed, NUMBERED, quoted, type Table } from '../../cli/transfer/tables.ts'
import { giveUpArrival, moveOf } from '../../db/campaign/moves.ts'
import { type FileEngine, openFile } from '../../db/clients/file.ts'
import { temporaryFolder } from '../support/fixture.ts'

let folder: string
let source: FileEngine
let target: FileEngine
beforeEach(async () => {
  folder = await temporaryFolder()
  source = await openFile(`file:${folder}/source.db`)
  target = await openFile(`file:${folder}/target.db`)
})
afterEach(async () => {
  await source.close()
  await target.close()
  await rm(folder, { recursive: true })
})

/** A database as a place; its rows are made up, so that no recount would find them right. */
const placeOf = (engine: FileEngine, more: Partial<CampaignPlace> = {}): CampaignPlace => ({
  name: engine === source ? 'source' : 'target',
  engine,
  verify: async () => [],
  restart: async () => {},
  close: async () => {},
  ...more,
})
const journey = (more: Partial<CampaignPlace> = {}) => ({
  slug: 'moved',
  source: placeOf(source),
  target: placeOf(target, more),
})
const move = (more?: Partial<CampaignPlace>) => moveCampaign(journey(more), () => {})

/** Rows of a campaign in every table, whatever that is for; their numbers begin with `from`. */
async function fill(engine: FileEngine, campaign: string, from: number, rows = 3) {
  const inserts: SQL[] = []
  for (const { name } of await campaignTables(engine)) {
    const columns = await engine.db.all<{ name: string; type: string }>(
      sql`SELECT name, type FROM pragma_table_info(${name})`,
    )
    for (let i = 0; i < (name === 'tallies' ? 1 : rows); i++) {
      const values = columns.map(({ name: column, type }) => {
        if (column === 'campaign') return sql`${campaign}`
        if (name === 'pinned_words' && column === 'again') return i === 0 ? sql`NULL` : sql`${i === 1 ? 0 : from}`
        return /INT/i.test(type) ? sql`${from + i}` : sql`${`${campaign} ${column} "é" ${i}`}`
      })
      const names = listed(columns.map((column) => column.name))
      inserts.push(sql`INSERT INTO ${quoted(name)} (${names}) VALUES (${sql.join(values, sql`, `)})`)
    }
  }
  await engine.write(inserts)
}

const rowsOf = async (engine: FileEngine, campaign: string) => {
  const counts: Record<string, number> = {}
  for (const table of await campaignTables(engine)) {
    const { rows } = await engine.db.get<{ rows: number }>(
      sql`SELECT count(*) AS rows FROM ${quoted(table.name)} WHERE ${isOf(table, campaign)}`,
    )
    counts[table.name] = rows
  }
  return counts
}

describe('the tables of a campaign', () => {
  it('all come along: one that says neither whose its rows are, nor that it stays, is refused', async () => {
    const names = (await campaignTables(source)).map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining(['nodes', 'votes', 'photos', 'draw_tickets', 'codes_taken', 'told_lines']),
    )
    await source.write([sql`CREATE TABLE forgotten (node INTEGER PRIMARY KEY)`])
    await expect(campaignTables(source)).rejects.toThrow('The table "forgotten" has no column "campaign"')
    await expect(move()).rejects.toThrow('forgotten')
    await source.write([sql`ALTER TABLE forgotten ADD campaign TEXT`])
    await expect(move()).rejects.toThrow(/forgotten \(node, campaign\): only one of source and target/)
  })

  it('have a place in every number that one database counts by itself', async () => {
    const counted: string[] = []
    for (const { name } of await campaignTables(source)) {
      const keys = await source.db.all<{ name: string; type: string }>(
        sql`SELECT name, type FROM pragma_table_info(${name}) WHERE pk > 0`,
      )
      const [key] = keys
      // An id that is a node's is nobody else's.
      const isOfNode = key?.name === 'node' || name === 'nodes'
      if (keys.length === 1 && key?.type === 'INTEGER' && !isOfNode) counted.push(`${name}.${key.name}`)
    }
    expect(Object.keys(NUMBERED)).toEqual(expect.arrayContaining(counted))
  })

  it('are read in pages of a thousand rows and a megabyte, each row once', async () => {
    const table: Table = { name: 'told_lines', columns: ['id', 'campaign', 'sealed'], key: ['id'], owner: 'campaign' }
    const add = (from: number, rows: number, bytes: number) =>
      source.write([
        sql`WITH RECURSIVE n (i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${from + rows})
          INSERT INTO told_lines (id, campaign, node, at, state, sealed) SELECT printf('%d', i), iif(i % 2, 'other', 'moved'), i, 0, 0, printf('%.*c', ${bytes}, 'x') FROM n`,
      ])
    await add(0, 5000, 10)
    await add(5000, 20, 400_000)
    await add(5020, 2, 1_500_000)
    const ids: string[] = []
    for await (const { body } of readPages(source, [table], 'moved')) {
      const rows = JSON.parse(body) as [string][]
      expect(rows.length).toBeLessThanOrEqual(1000)
      if (rows.length > 1) expect(Buffer.byteLength(body)).toBeLessThan(1_010_000)
      ids.push(...rows.map(([id]) => id))
    }
    expect(ids).toEqual(Array.from({ length: 2511 }, (_, i) => String(2 * i)).sort())
  })
})

describe('a move', () => {
  it('of a campaign that the target cannot recount is refused before anything is shut', async () => {
    await fill(source, 'moved', 1)
    await expect(move({ mostViews: 2 })).rejects.toThrow(
      'moved: 3 views, and target recounts 2 at most. Nothing was changed. Expected --by-sums',
    )
    for (const engine of [source, target]) expect(await moveOf(engine, 'moved')).toBeUndefined()
    await move({ mostViews: 3 })
    expect((await moveOf(source, 'moved'))?.state).toBe('left')
  })

  it('takes every row of every table beside those of others, whose numbers stay theirs, and there and back', async () => {
    await fill(source, 'moved', 2 ** 52)
    await fill(source, 'stays', 2 ** 51)
    await fill(target, 'theirs', 2 ** 50, 2)
    const tables = await campaignTables(source)
    const before = await sumsOf(source, tables, 'moved')
    const [stays, theirs] = [await sumsOf(source, tables, 'stays'), await sumsOf(target, tables, 'theirs')]
    await move()
    expect(await sumsOf(target, tables, 'moved')).toEqual(before)
    expect(Object.values(await rowsOf(source, 'moved')).every((rows) => rows === 0)).toBe(true)
    expect(await sumsOf(source, tables, 'stays')).toEqual(stays)
    expect(await sumsOf(target, tables, 'theirs')).toEqual(theirs)
    const voids = await target.db.all(sql`
      SELECT nodes.campaign AS campaign, voids.why FROM nodes JOIN voids ON voids.id = nodes.voided AND voids.campaign = nodes.campaign`)
    expect(voids).toHaveLength(5)
    const again = await target.db.all(sql`SELECT again IS NULL AS isNew, again = 0 AS isDeclared,
      again = (SELECT min(id) FROM pinned_words WHERE campaign = 'moved') AS isFirst FROM pinned_words WHERE campaign = 'moved'`)
    expect(again).toEqual([
      { isNew: 1, isDeclared: null, isFirst: null },
      { isNew: 0, isDeclared: 1, isFirst: 0 },
      { isNew: 0, isDeclared: 0, isFirst: 1 },
    ])
    await moveCampaign({ slug: 'moved', source: placeOf(target), target: placeOf(source) }, () => {})
    expect(await sumsOf(source, tables, 'moved')).toEqual(before)
    expect(await sumsOf(source, tables, 'stays')).toEqual(stays)
    const pages = await source.db.get(sql`SELECT count(*) AS pages FROM pages`)
    expect(pages).toEqual({ pages: 0 })
    // Neither writes nor the next move are in anything's way.
    await source.write([sql`UPDATE tallies SET views = 0 WHERE campaign = 'moved'`])
  })

  it('shuts the source for every write from the cut on, of that campaign alone, and opens it where anything goes wrong', async () => {
    await fill(source, 'moved', 2 ** 52)
    await fill(source, 'stays', 2 ** 51)
    const tables = await campaignTables(source)
    const before = await sumsOf(source, tables, 'moved')
    const refused: string[] = []
    const verify = async () => {
      for (const table of tables) {
        const [name, column] = [quoted(table.name), quoted(table.owner)]
        for (const write of [sql`UPDATE ${name} SET ${column} = ${column}`, sql`DELETE FROM ${name}`])
          await source.write([sql`${write} WHERE ${isOf(table, 'moved')}`]).catch(() => refused.push(table.name))
        await source.write([sql`UPDATE ${name} SET ${column} = ${column} WHERE ${isOf(table, 'stays')}`])
      }
      expect(await moveOf(source, 'moved')).toMatchObject({ state: 'leaving', peer: 'target' })
      expect(await moveOf(target, 'moved')).toMatchObject({ state: 'landed', peer: 'source' })
      throw new Error('The line broke')
    }
    await expect(move({ verify })).rejects.toThrow('The line broke\nNothing was moved; source counts moved as before.')
    expect(refused).toEqual(tables.flatMap(({ name }) => [name, name]))
    expect([await moveOf(source, 'moved'), await moveOf(target, 'moved')]).toEqual([undefined, undefined])
    expect(Object.values(await rowsOf(target, 'moved')).every((rows) => rows === 0)).toBe(true)
    expect(await sumsOf(source, tables, 'moved')).toEqual(before)
    await source.write([sql`UPDATE tallies SET views = views WHERE campaign = 'moved'`])
    await move()
    expect(await sumsOf(target, tables, 'moved')).toEqual(before)
  })

  it('that was cut off is done by moving again or given up, until the campaign has left; then only moved on', async () => {
    await fill(source, 'moved', 2 ** 52)
    const tables = await campaignTables(source)
    const before = await sumsOf(source, tables, 'moved')
    /** Ends the command at this point, as a killed process does. */
    const killedAt = (write: RegExp, engine: FileEngine): FileEngine => ({
      ...engine,
      write: (statements) => {
        const text = statements.map((each) => JSON.stringify(each)).join()
        return write.test(text) ? new Promise(() => {}) : engine.write(statements)
      },
    })
    const killed = (write: RegExp, whose: 'source' | 'target') => {
      const engine = killedAt(write, whose === 'source' ? source : target)
      const broken = journey()
      broken[whose] = { ...broken[whose], engine }
      void moveCampaign(broken, () => {})
    }
    killed(/INSERT INTO pages/, 'target')
    await expect.poll(async () => (await moveOf(source, 'moved'))?.state).toBe('leaving')
    await giveUpMove(journey())
    expect(await moveOf(source, 'moved')).toBeUndefined()
    killed(/DROP TRIGGER/, 'target')
    await expect.poll(async () => (await moveOf(source, 'moved'))?.state).toBe('left')
    await expect(giveUpMove(journey())).rejects.toThrow('moved has left for target: move it there once more to finish')
    expect((await moveOf(target, 'moved'))?.state).toBe('landed')
    await move()
    expect(await sumsOf(target, tables, 'moved')).toEqual(before)
    expect((await moveOf(target, 'moved'))?.state).toBe('arrived')
    expect(Object.values(await rowsOf(source, 'moved')).every((rows) => rows === 0)).toBe(true)
  })

  it('that was given up meanwhile takes no step any more: what came there since stays', async () => {
    await fill(source, 'moved', 2 ** 52)
    const tables = await campaignTables(source)
    const before = await sumsOf(source, tables, 'moved')
    const slow = journey()
    // As the first fan's request does who comes after ten minutes of silence.
    slow.source.verify = async () => {
      const there = await moveOf(target, 'moved')
      if (there) await giveUpArrival(target, there)
      await target.write([
        sql`INSERT INTO nodes (id, campaign, root, depth, channel, at) VALUES (1, 'moved', 1, 0, 'copy', 0)`,
      ])
      return []
    }
    await expect(moveCampaign(slow, () => {})).rejects.toThrow(/It was given up.*Nothing was moved; source counts/s)
    expect(await target.db.all(sql`SELECT id FROM nodes`)).toEqual([{ id: 1 }])
    expect(await sumsOf(source, tables, 'moved')).toEqual(before)
    expect([await moveOf(source, 'moved'), await moveOf(target, 'moved')]).toEqual([undefined, undefined])
  })

  it('that is run a second time belongs to that run: the first one neither opens nor deletes anything', async () => {
    await fill(source, 'moved', 2 ** 52)
    const tables = await campaignTables(source)
    const before = await sumsOf(source, tables, 'moved')
    /** The second run is at this point when the first one goes on. */
    const overtaken = async (verify: 'source' | 'target') => {
      const first = journey()
      first[verify].verify = async () => {
        await move()
        return []
      }
      await expect(moveCampaign(first, () => {})).rejects.toThrow(/another run has taken it over/)
      expect(await sumsOf(target, tables, 'moved')).toEqual(before)
      expect([(await moveOf(source, 'moved'))?.state, (await moveOf(target, 'moved'))?.state]).toEqual([
        'left',
        'arrived',
      ])
    }
    await overtaken('source')
    await moveCampaign({ slug: 'moved', source: placeOf(target), target: placeOf(source) }, () => {})
    await overtaken('target')
  })

  it('takes the place of a draw that ended at the target as well, where nobody had a ticket', async () => {
    await fill(source, 'moved', 2 ** 52)
    const tables = await campaignTables(source)
    const before = await sumsOf(source, tables, 'moved')
    for (const piece of ['panier', 'another'])
      await target.write([sql`INSERT INTO draws (campaign, piece, at) VALUES ('moved', ${piece}, 1)`])
    await move()
    expect(await sumsOf(target, tables, 'moved')).toEqual(before)
  })

  it('refuses a place that has rows of the campaign, or ids of another one, and leaves both as they were', async () => {
    await fill(source, 'moved', 2 ** 52)
    const tables = await campaignTables(source)
    const before = await sumsOf(source, tables, 'moved')
    await fill(target, 'moved', 2 ** 50, 1)
    const own = await sumsOf(target, tables, 'moved')
    await expect(move()).rejects.toThrow(/target has rows of moved of its own \(.*1 in votes.*Nothing was moved/s)
    expect(await sumsOf(target, tables, 'moved')).toEqual(own)
    expect(await moveOf(target, 'moved')).toBeUndefined()
    for (const { name } of tables) await target.write([sql`DELETE FROM ${sql.raw(name)}`])
    await target.write([
      sql`INSERT INTO nodes (id, campaign, root, depth, channel, at) VALUES (${2 ** 52 + 1}, 'theirs', 1, 0, 'copy', 0)`,
    ])
    await expect(move()).rejects.toThrow(
      /nodes.id: another campaign there has one of these already.*Nothing was moved/s,
    )
    expect(await sumsOf(source, tables, 'moved')).toEqual(before)
    expect([await moveOf(source, 'moved'), await moveOf(target, 'moved')]).toEqual([undefined, undefined])
    expect(await target.db.get(sql`SELECT count(*) AS nodes FROM nodes`)).toEqual({ nodes: 1 })
  })
})
