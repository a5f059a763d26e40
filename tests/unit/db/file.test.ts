import { execFileSync } from 'node:child_process'
import { existsSync, renameSync } from 'node:fs'
import {
  chmod,
  chown,
  copyFile,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { sql } from 'drizzle-orm'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { recount } from '../../../db/campaign/recount.ts'
import { pathOf } from '../../../db/clients/database-path.ts'
import { openFile, requireDatabase } from '../../../db/clients/file.ts'
import { linkOrCopy, replaceDatabase } from '../../../db/clients/replacement.ts'
import { troubleIn } from '../../../db/clients/trouble.ts'
import { isRoot } from '../../support/debian.ts'
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
  await expect.poll(() => sizeOf(path)).toBeGreaterThan(1_000_000)
  await engine.close()
})

describe('where it cannot be opened', () => {
  it('says what SQLite found, not which statement failed', async () => {
    const path = join(await temporaryFolder(), 'some.db')
    await openFile(`file:${path}`).then((engine) => engine.close())
    const bytes = await readFile(path)
    await writeFile(path, bytes.fill(0xa5, 8192, 110_000))
    await expect(openFile(`file:${path}`)).rejects.toThrow(/some\.db: database-damaged: .*malformed/)
  })

  it('knows a trouble by the first of its code, also where libSQL has no name for it', () => {
    const error = (rawCode: number) => Object.assign(new Error('attempt to write'), { code: 'UNKNOWN', rawCode })
    // READONLY_DIRECTORY, BUSY_TIMEOUT, IOERR_CORRUPTFS, and CONSTRAINT_UNIQUE, which is no trouble.
    const names = [1544, 773, 8458, 2067].map((code) => troubleIn(error(code)))
    expect(names).toEqual(['database-read-only', 'database-locked', 'disk-error', undefined])
  })

  it('says that a folder stands there, and changes nothing of it', async () => {
    const path = join(await temporaryFolder(), 'some.db')
    await mkdir(path)
    await expect(requireDatabase(path)).rejects.toThrow(`${path}: is a folder, expected a file`)
    const restored = replaceDatabase({ from: path, path, requireOurs: () => {} })
    await expect(restored).rejects.toThrow(`${path}: is a folder, expected a database or nothing. Move it away`)
    expect(await readdir(dirname(path))).toEqual(['some.db'])
  })
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
    await (await openFile(`file:${path}`)).close()
    const other = createClient({ url: `file:${path}`, concurrency: 1 })
    await other.executeMultiple('PRAGMA journal_mode = WAL; CREATE TABLE mine (x)')
    for (const ending of ['', '-shm', '-wal']) await chmod(path + ending, 0o644)
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
  expect((await readdir(dirname(path))).sort()).toEqual(['some.db', 'some.db-lock'])
  await cp(path, `${path}.copied`)
  const copied = await openFile(`file:${path}.copied`)
  expect(await copied.db.all(sql`SELECT count(*) AS count FROM probes`)).toEqual([{ count: 100 }])
  await copied.close()
  await expect(engine.write([rows(1)])).rejects.toThrow()
})

it('works in a folder with any name', async () => {
  const path = join(await temporaryFolder(), 'a%62 ?#é', 'some.db')
  const engine = await openFile(`file:${path}`)
  await engine.write([rows(1)])
  expect(await engine.db.all(sql`SELECT count(*) AS count FROM probes`)).toEqual([{ count: 1 }])
  await engine.copyTo(`${path}.copy`)
  await engine.close()
  const { kept } = await replaceDatabase({ from: `${path}.copy`, path, requireOurs: () => {} })
  const again = await openFile(`file:${kept}`, { asItIs: true })
  expect(await again.db.all(sql`SELECT count(*) AS count FROM probes`)).toEqual([{ count: 1 }])
  await again.close()
})

it('is replaced twice within a second, and each of what was there is kept', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 28) })
  const path = join(await temporaryFolder(), 'some.db')
  const engine = await openFile(`file:${path}`)
  await engine.copyTo(`${path}.empty`)
  await engine.write([rows(1)])
  await engine.close()
  const replace = () => replaceDatabase({ from: `${path}.empty`, path, requireOurs: () => {} })
  const kept = [await replace(), await replace(), await replace()].map((each) => each.kept ?? '')
  vi.useRealTimers()
  expect(kept).toEqual(['', '-2', '-3'].map((end) => `${path}.before-2026-11-28T00-00-00Z${end}`))
  const first = await openFile(`file:${kept[0]}`, { asItIs: true })
  expect(await first.db.all(sql`SELECT count(*) AS count FROM probes`)).toEqual([{ count: 1 }])
  await first.close()
})

it.runIf(isRoot)('is its owner’s also where root puts a copy in its place, with its lock', async () => {
  const path = join(await temporaryFolder(), 'some.db')
  await (await openFile(`file:${path}`)).close()
  await copyFile(path, `${path}.copy`)
  await chown(path, 65_534, 65_533)
  await rm(`${path}-lock`)
  await replaceDatabase({ from: `${path}.copy`, path, requireOurs: () => {} })
  for (const file of [path, `${path}-lock`]) expect(await stat(file), file).toMatchObject({ uid: 65_534, gid: 65_533 })
})

it('is replaced where it lies when a link leads there, and kept beside it; a link to nothing makes none', async () => {
  const [folder, disk] = [await temporaryFolder(), await temporaryFolder()]
  const [url, path] = [`file:${folder}/some.db`, join(disk, 'real.db')]
  await symlink(path, join(folder, 'some.db'))
  await expect(openFile(url)).rejects.toThrow(/some\.db: cannot be used as a database/)
  expect(await readdir(disk)).toEqual([])
  for (const file of [path, join(folder, 'copy.db')]) await (await openFile(`file:${file}`)).close()
  const engine = await openFile(url)
  const exchange = { from: join(folder, 'copy.db'), path: pathOf(url), requireOurs: () => {} }
  await expect(replaceDatabase(exchange), 'while it is open').rejects.toThrow(/uses it/)
  await engine.close()
  const { kept } = await replaceDatabase(exchange)
  expect((await lstat(join(folder, 'some.db'))).isSymbolicLink()).toBe(true)
  expect([dirname(kept ?? ''), (await lstat(kept ?? '')).isFile()]).toEqual([disk, true])
})

it('is not made anew beside the log of another, gone or emptied, which SQLite would take away', async () => {
  const path = join(await temporaryFolder(), 'some.db')
  const engine = await openFile(`file:${path}`)
  await engine.write([rows(3)])
  await cp(`${path}-wal`, `${path}.lost-wal`)
  await engine.close()
  const { size } = await stat(`${path}.lost-wal`)
  const open = () => openFile(`file:${path}.lost`)
  await expect(open()).rejects.toThrow(/is gone or empty, but the log of its newest views is there.*restore a copy/)
  await writeFile(`${path}.lost`, '')
  await expect(open()).rejects.toThrow(/is gone or empty/)
  expect((await stat(`${path}.lost-wal`)).size).toBe(size)
})

it('that is taken away as soon as it is open can still be copied, and none is made in its place', async () => {
  const path = join(await temporaryFolder(), 'some.db')
  const engine = await openFile(`file:${path}`)
  renameSync(path, `${path}.elsewhere`)
  expect(await engine.copyTo(`${path}.rescued`)).toMatchObject({ campaigns: [] })
  expect(existsSync(path)).toBe(false)
  await engine.close()
})

it('is recounted while somebody else has the lock of a writer', async () => {
  const path = join(await temporaryFolder(), 'some.db')
  const engine = await openFile(`file:${path}`)
  const writer = new Database(path)
  writer.exec('BEGIN IMMEDIATE')
  expect(await recount(engine)).toEqual([])
  writer.exec('ROLLBACK')
  writer.close()
  await engine.close()
})

it('a copy that cannot be had leaves nothing where there was no database', async () => {
  const folder = await temporaryFolder()
  const [from, path] = [join(folder, 'none.db'), join(folder, 'data/some.db')]
  await expect(replaceDatabase({ from, path, requireOurs: () => {} })).rejects.toThrow(/there is no such file/)
  expect(await readdir(dirname(path))).toEqual([])
})

it('a copy is no pipe, for whose end nobody would wait', async () => {
  const folder = await temporaryFolder()
  const from = join(folder, 'pipe')
  execFileSync('mkfifo', [from])
  const restored = replaceDatabase({ from, path: join(folder, 'some.db'), requireOurs: () => {} })
  await expect(restored).rejects.toThrow(`${from}: is a pipe or a device, expected a file`)
  expect(await readdir(folder)).toEqual(['pipe'])
})

it('what is kept never takes the place of another file', async () => {
  const folder = await temporaryFolder()
  const [path, taken] = [join(folder, 'some.db'), join(folder, 'taken')]
  await writeFile(path, 'ours')
  await writeFile(taken, 'theirs')
  expect(() => linkOrCopy(path, taken)).toThrow(/EEXIST: file already exists, link/)
  expect(await readFile(taken, 'utf8')).toBe('theirs')
})
