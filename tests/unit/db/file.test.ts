import { chmod, cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { sql } from 'drizzle-orm'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { drizzle } from 'drizzle-orm/libsql/sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFile } from '../../../db/clients/file.ts'
import { recount } from '../../../db/recount.ts'
import { threads } from '../../../db/schema.ts'
import { temporaryFolder } from '../../support/fixture.ts'

const rows = (count: number) => sql`INSERT INTO probes (ballast)
  SELECT hex(randomblob(1000)) FROM json_each(${JSON.stringify(Array.from({ length: count }))})`

it('writes all statements or none', async () => {
  const engine = await openFile(`file:${await temporaryFolder()}/some.db`)
  await expect(engine.write([rows(3), sql`INSERT INTO nowhere VALUES (1)`])).rejects.toThrow(/nowhere/)
  const taken = sql`INSERT INTO roots (node, campaign, label, kind, channel) VALUES (1, 'c', 'l', 'seed', 'copy')`
  await expect(engine.write([rows(3), taken, taken])).rejects.toThrow(/UNIQUE/)
  expect(await engine.db.all(sql`SELECT * FROM probes`)).toEqual([])
  expect(await engine.write([rows(3), sql`SELECT count(*) AS count FROM probes`])).toEqual([[], [{ count: 3 }]])
  await engine.close()
})

it('syncs every commit to disk', async () => {
  const engine = await openFile(`file:${await temporaryFolder()}/some.db`)
  const [[journal], [synchronous]] = [await pragma('journal_mode'), await pragma('synchronous')]
  expect(journal).toEqual({ journal_mode: 'wal' })
  expect(synchronous).toEqual({ synchronous: 2 })
  await engine.close()

  async function pragma(name: string) {
    return (await engine.write([sql.raw(`PRAGMA ${name}`)]))[0] ?? []
  }
})

it('moves the write-ahead log into the database from the second thread', async () => {
  const path = join(await temporaryFolder(), 'some.db')
  const engine = await openFile(`file:${path}`)
  await engine.write([rows(500)])
  const sizeOf = async (file: string) => (await stat(file)).size
  expect(await sizeOf(`${path}-wal`)).toBeGreaterThan(1_000_000)
  await expect.poll(() => sizeOf(path), { timeout: 10_000 }).toBeGreaterThan(1_000_000)
  await engine.close()
})

describe('is its owner’s alone: database, log, shared memory,', () => {
  let umask: number
  beforeAll(() => {
    umask = process.umask(0)
  })
  afterAll(() => process.umask(umask))

  const modesIn = async (folder: string) => {
    const names = (await readdir(folder)).sort()
    return Promise.all(names.map(async (name) => [name, (await modeOf(join(folder, name))).toString(8)]))
  }
  const modeOf = async (path: string) => (await stat(path)).mode & 0o777
  const tight = ['', '-lock', '-shm', '-wal'].map((ending) => [`some.db${ending}`, '600'])

  it('and every folder that is made for it, whatever the umask', async () => {
    const top = join(await temporaryFolder(), 'data')
    const engine = await openFile(`file:${top}/deep/some.db`)
    await engine.write([rows(3)])
    expect(await modesIn(join(top, 'deep'))).toEqual(tight)
    expect([await modeOf(top), await modeOf(join(top, 'deep'))]).toEqual([0o700, 0o700])
    await engine.close()
  })

  it('also when it was made more loosely before; a folder that was there stays as it is', async () => {
    const folder = await temporaryFolder()
    await chmod(folder, 0o755)
    const path = join(folder, 'some.db')
    const other = createClient({ url: `file:${path}`, concurrency: 1 })
    await other.executeMultiple('PRAGMA journal_mode = WAL; CREATE TABLE mine (x)')
    expect((await modesIn(folder)).map(([, mode]) => mode)).toEqual(['644', '644', '644'])
    const engine = await openFile(`file:${path}`)
    expect(await modesIn(folder)).toEqual(tight)
    expect(await modeOf(folder)).toBe(0o755)
    await engine.close()
    other.close()
  })
})

it('empties a long write-ahead log between two writes of many', async () => {
  const path = join(await temporaryFolder(), 'some.db')
  const engine = await openFile(`file:${path}`)
  let [longest, isEmptied] = [0, false]
  while (!isEmptied) {
    await engine.write([rows(500)])
    const { size } = await stat(`${path}-wal`)
    isEmptied = size < longest
    longest = Math.max(longest, size)
    expect(longest).toBeLessThan(500_000_000)
  }
  expect(longest).toBeGreaterThan(60_000_000)
  await engine.close()
})

it('leaves one whole file when it is closed', async () => {
  const path = join(await temporaryFolder(), 'some.db')
  const engine = await openFile(`file:${path}`)
  await engine.write([rows(100)])
  await engine.db.all(sql`SELECT * FROM probes`)
  await engine.close()
  await cp(path, `${path}.copied`)
  const copied = await openFile(`file:${path}.copied`)
  expect(await copied.db.all(sql`SELECT count(*) AS count FROM probes`)).toEqual([{ count: 100 }])
  expect((await stat(`${path}-wal`).catch(() => ({ size: 0 }))).size).toBe(0)
  await copied.close()
  await expect(engine.write([rows(1)])).rejects.toThrow()
})

it('brings every counter along that an earlier program did not have', async () => {
  const folder = await temporaryFolder()
  const url = `file:${folder}/some.db`
  await fillAsFirstReleased(url, folder)
  const engine = await openFile(url)
  expect(await recount(engine)).toEqual([])
  expect(await engine.db.select().from(threads).orderBy(threads.node, threads.generation)).toEqual(
    [
      { node: 1, generation: 1, views: 2 },
      { node: 1, generation: 2, views: 1 },
      { node: 1, generation: 3, views: 1 },
      { node: 2, generation: 1, views: 1 },
      { node: 2, generation: 2, views: 1 },
      { node: 4, generation: 1, views: 1 },
    ].map((row) => ({ ...row, clear: row.views, bursts: 0 })),
  )
  await engine.close()
})

/** Five nodes, 1 ← 2 ← 4 ← 5 and 1 ← 3, as the first migration alone kept them. */
async function fillAsFirstReleased(url: string, folder: string): Promise<void> {
  const migrations = resolve('db/migrations')
  const journal = JSON.parse(await readFile(join(migrations, 'meta/_journal.json'), 'utf8'))
  await mkdir(join(folder, 'migrations/meta'), { recursive: true })
  await cp(join(migrations, '0000_ledger.sql'), join(folder, 'migrations/0000_ledger.sql'))
  const first = JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) })
  await writeFile(join(folder, 'migrations/meta/_journal.json'), first)
  const client = createClient({ url })
  const db = drizzle(client)
  await migrate(db, { migrationsFolder: join(folder, 'migrations') })
  await db.run(sql`INSERT INTO nodes (id, campaign, parent, root, depth, channel, at)
    VALUES (1, 'c', NULL, 1, 0, 'copy', 0), (2, 'c', 1, 1, 1, 'copy', 0), (3, 'c', 1, 1, 1, 'copy', 0),
           (4, 'c', 2, 1, 2, 'copy', 0), (5, 'c', 4, 1, 3, 'copy', 0)`)
  await db.run(sql`INSERT INTO children (node, views) VALUES (1, 2), (2, 1), (4, 1)`)
  await db.run(sql`INSERT INTO tallies (campaign, views, depth) VALUES ('c', 4, 3)`)
  client.close()
}
