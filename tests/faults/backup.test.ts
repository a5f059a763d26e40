import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readTally } from '../../db/campaign/figures.ts'
import { recount } from '../../db/campaign/recount.ts'
import { openFile } from '../../db/clients/file.ts'
import { entrenous as entrenousProcess } from '../support/command.ts'
import { entrenousHere } from '../support/entrenous.ts'
import { rootToken, writeDist } from '../support/fixture.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

let distDir: string
let folder: string
let server: ServerProcess
beforeEach(async () => {
  distDir = await writeDist()
  folder = dirname(distDir)
})
afterEach(async () => {
  await server.kill()
  await rm(folder, { recursive: true })
})

const entrenous = (dataDir: string, args: readonly string[], env: Record<string, string> = {}) =>
  entrenousHere(args, { ENTRENOUS_DATA: dataDir, ...env })
const start = async (env: Record<string, string> = { BACKUP_KEEP: '0' }) => {
  server = await startServerProcess(distDir, folder, { env })
  return server
}
const open = (times: number) =>
  Promise.all(Array.from({ length: times }, () => server.fan('open').opened(rootToken('open'))))
const file = (name: string) => join(folder, name)

it('copies a database under load with every view that was answered before, for its owner alone, and overwrites nothing', async () => {
  await start()
  let [answered, isOver] = [0, false]
  const load = Array.from({ length: 8 }, async () => {
    while (!isOver) {
      if ((await server.fan('open').unlock(rootToken('open'))).status === 200) answered++
      await pause(20)
    }
  })
  await expect.poll(() => answered).toBeGreaterThan(50)
  const before = answered
  const { code, out, said } = await entrenousProcess(folder, ['backup', file('copy.db'), '--json'])
  isOver = true
  await Promise.all(load)
  expect(code, said).toBe(0)
  const { campaigns, bytes } = JSON.parse(out) as { campaigns: { campaign: string; views: number }[]; bytes: number }
  expect(await stat(file('copy.db'))).toMatchObject({ size: bytes, mode: 0o100600 })

  const again = await entrenous(folder, ['backup', file('copy.db')])
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining('is there already') })
  // SQLite would take the copy for a part of the running database, or an older part for one of the copy.
  const beside = await entrenous(folder, ['backup', `${file('entrenous.db')}-journal`])
  expect(beside).toMatchObject({ code: 1, said: expect.stringContaining('a part of a database') })
  await writeFile(file('other.db-wal'), '')
  const older = await entrenous(folder, ['backup', file('other.db')])
  expect(older).toMatchObject({ code: 1, said: expect.stringContaining('other.db-wal: is there already') })
  const engine = await openFile(`file:${file('copy.db')}`)
  const { views } = await readTally(engine, 'open')
  expect(campaigns).toEqual([{ campaign: 'open', views }])
  expect(views).toBeGreaterThanOrEqual(before)
  expect(await recount(engine)).toEqual([])
  await engine.close()
})

it('makes snapshots by itself, keeps the newest, and says how old they are', async () => {
  await start()
  await server.host.stop()
  // Of a clock that ran ahead: neither the newest, nor in the way of those that are.
  await mkdir(file('backups'))
  await writeFile(file('backups/entrenous-2059-01-01T00-00-00Z.db'), 'not the newest')
  await start({ BACKUP_EVERY: '0.05', BACKUP_KEEP: '2' })
  const health = async () => ((await (await server.host.fetch('/api/health')).json()) as { snapshot: object }).snapshot
  const snapshots = async () =>
    (await readdir(file('backups')).catch(() => [])).filter((name) => name.endsWith('.db')).sort()
  await expect.poll(snapshots).toEqual([expect.stringMatching(/-20[2-4]/), expect.stringMatching(/-20[2-4]/)])
  const [first] = await snapshots()
  await open(3)
  const [, second] = await snapshots()
  await expect.poll(snapshots).not.toContain(second)
  expect(await snapshots()).not.toContain(first)
  await expect.poll(snapshots).toHaveLength(2)
  expect(await health()).toEqual({ ageSeconds: expect.any(Number), isFailing: false })
  const viewsInNewest = async () => {
    const newest = await openFile(`file:${file(`backups/${(await snapshots()).at(-1)}`)}`)
    const { views } = await readTally(newest, 'open')
    await newest.close()
    return views
  }
  await server.host.stop()
  expect(await viewsInNewest()).toBe(3)
})

it('says that a snapshot failed, and why, and goes on counting', async () => {
  await writeFile(file('taken'), 'no folder')
  await start({ BACKUP_DIR: file('taken') })
  const health = async () => (await server.host.fetch('/api/health')).json()
  await expect.poll(health).toEqual({ ok: true, snapshot: { ageSeconds: null, isFailing: true } })
  await expect.poll(server.said).toMatch(/"fault":"SnapshotFault".*taken: no snapshot was made/)
  await open(1)
})

describe('a database that is gone', () => {
  it('is not begun anew by a start, which names the newest copy, and how to begin anew all the same', async () => {
    await start({ BACKUP_EVERY: '0.05', BACKUP_KEEP: '2' })
    await open(2)
    const health = async () => (await (await server.host.fetch('/api/health')).json()) as { snapshot: object }
    await expect.poll(health).toMatchObject({ snapshot: { ageSeconds: expect.any(Number) } })
    await rm(file('entrenous.db'))
    await expect.poll(server.said).toMatch(/database-removed/)
    await server.host.stop()
    const rescued = (await readdir(folder)).find((name) => name.includes('.rescued-')) ?? ''

    await start()
    expect(await server.exit).toBe(1)
    expect(server.said()).toMatch(
      new RegExp(
        `entrenous\\.db: is gone or empty, but has been in use \\(.*\\)\\. .*restore ${file(rescued)}\\. To begin anew, move them away`,
      ),
    )
    expect((await entrenous(folder, ['restore', file(rescued)])).code).toBe(0)
    await start()
    expect(await server.fan('open').views()).toBe(2)
  })

  it('without any copy is known by its lock, and begun anew once that is moved away', async () => {
    await start()
    await open(2)
    await server.kill()
    for (const ending of ['', '-wal', '-shm']) await rm(file(`entrenous.db${ending}`))
    await start()
    expect(await server.exit).toBe(1)
    expect(server.said()).toMatch(/has been in use \(.*entrenous\.db-lock\)\. .*restore <file>/)
    expect((await readdir(folder)).filter((name) => /^entrenous\.db(-wal|-shm)?$/.test(name))).toEqual([])
    await rename(file('entrenous.db-lock'), file('lock'))
    await start()
    await open(1)
  })
})

describe('restore', () => {
  it('refuses while a server uses the database, then puts the copy there and keeps what was there', async () => {
    await start()
    await open(3)
    expect((await entrenous(folder, ['backup', file('copy.db')])).code).toBe(0)
    await open(2)
    const early = await entrenous(folder, ['restore', file('copy.db')])
    expect(early).toMatchObject({
      code: 1,
      said: expect.stringMatching(/a server or a command uses it.*Nothing was changed/),
    })
    await server.host.stop()

    const { code, out, said } = await entrenousProcess(folder, ['restore', file('copy.db'), '--json'])
    expect(code, said).toBe(0)
    const { kept, campaigns } = JSON.parse(out) as { kept: string; campaigns: unknown[] }
    expect(campaigns).toEqual([{ campaign: 'open', views: 3 }])
    const before = await openFile(`file:${kept}`)
    expect((await readTally(before, 'open')).views).toBe(5)
    await before.close()
    await start()
    await open(1)
    expect(await server.fan('open').views()).toBe(4)
  })

  it('refuses also where the database is gone and a server still has it open', async () => {
    await start()
    expect((await entrenous(folder, ['backup', file('copy.db')])).code).toBe(0)
    await rm(file('entrenous.db'))
    expect(await entrenous(folder, ['restore', file('copy.db')])).toMatchObject({
      code: 1,
      said: expect.stringContaining('uses it'),
    })
  })

  it('refuses what is no good copy, and then has changed nothing', async () => {
    await start()
    await open(1)
    expect((await entrenous(folder, ['backup', file('copy.db')])).code).toBe(0)
    await server.host.stop()
    const before = await readFile(file('entrenous.db'))
    const copy = await readFile(file('copy.db'))
    await writeFile(file('garbage.db'), 'not a database')
    await writeFile(file('cut.db'), copy.subarray(0, copy.length / 2))
    await writeFile(file('newer.db'), copy)
    change('newer.db', "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9999999999999)")
    await writeFile(file('other.db'), '')
    change('other.db', 'CREATE TABLE letters (text)')
    const refused = async (name: string, why: RegExp, env?: Record<string, string>) => {
      expect(await entrenous(folder, ['restore', file(name)], env)).toMatchObject({
        code: 1,
        said: expect.stringMatching(why),
      })
    }
    await refused('missing.db', /there is no such file/)
    await refused('garbage.db', /reads wrong/)
    await refused('cut.db', /reads wrong/)
    await refused('other.db', /is no database of Entre Nous/)
    await refused('newer.db', /newer\.db: is of a newer program: .* updated\. Nothing was changed\./)
    await refused('copy.db', /was made with another secret/, {
      ENTRENOUS_SECRET: 'another secret, as long as it has to be',
    })
    await refused('copy.db', /ENTRENOUS_SECRET: missing, and there is no .*secret/, { ENTRENOUS_SECRET: '' })
    expect(await readFile(file('entrenous.db'))).toEqual(before)
    expect((await readdir(folder)).filter((name) => /before|restoring/.test(name))).toEqual([])
  })

  it('puts a copy in the place of a damaged database, which is kept with its log', async () => {
    await start()
    await open(2)
    expect((await entrenous(folder, ['backup', file('copy.db')])).code).toBe(0)
    await server.kill()
    await writeFile(file('entrenous.db'), 'damaged')
    const { code, said } = await entrenous(folder, ['restore', file('copy.db')])
    expect(code, said).toBe(0)
    expect((await readdir(folder)).filter((name) => name.includes('.before-'))).toHaveLength(2)
    await start()
    expect(await server.fan('open').views()).toBe(2)
  })

  function change(name: string, statement: string) {
    const database = new Database(file(name))
    database.exec(statement)
    database.close()
  }
})
