import { copyFile, open, readdir, rename, rm, stat, truncate } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readTally } from '../../db/campaign/figures.ts'
import { recount } from '../../db/campaign/recount.ts'
import { openFile } from '../../db/clients/file.ts'
import { rootToken, writeDist } from '../support/fixture.ts'
import { healthOf } from '../support/health.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

/** Somebody lays hands on the database of a server that runs. */

let server: ServerProcess
let distDir: string
let folder: string
let path: string
beforeEach(async () => {
  distDir = await writeDist()
  folder = dirname(distDir)
  path = join(folder, 'entrenous.db')
  server = await startServerProcess(distDir, folder, { env: { BACKUP_KEEP: '0', LOG_LEVEL: 'info' } })
  for (let i = 0; i < 5; i++) await server.fan('open').opened(rootToken('open'))
  // Everything is in the database itself, as it is when it has rested for some seconds.
  await expect.poll(async () => (await stat(`${path}-wal`)).size).toBe(0)
})
afterEach(async () => {
  await server.kill()
  await rm(folder, { recursive: true })
})

const open_ = () => server.fan('open').unlock(rootToken('open'))

async function expectRefused(reason: string) {
  await expect.poll(async () => (await healthOf(server.host)).reasons).toContain(reason)
  expect(await healthOf(server.host)).toMatchObject({ status: 503, live: 200 })
  const refused = await open_()
  expect(refused.status).toBe(503)
  expect(await refused.json()).toMatchObject({ code: 'unavailable' })
  expect(refused.headers.get('retry-after')).toBe('2')
  await expect.poll(server.said).toMatch(new RegExp(`DatabaseTrouble.*${reason}`))
}

/** Neither a number that may be lost, nor a stream that repeats it. */
async function expectNoFigures() {
  for (const route of ['tally', 'live']) expect((await server.fan('open').get(route)).status).toBe(503)
}

describe('a database that is removed', () => {
  it('is missed by the very next opening, saved by who has it open, and found again when it is put back', async () => {
    await rename(path, `${path}.elsewhere`)
    expect((await open_()).status).toBe(503)
    await expectRefused('database-removed')
    await expectNoFigures()
    await expect.poll(server.said).toMatch(/rescued-.*[56] views.*restore this file/)
    expect(await rescuedViews()).toBeGreaterThanOrEqual(5)

    await rename(`${path}.elsewhere`, path)
    await expect.poll(async () => (await healthOf(server.host)).status).toBe(200)
    expect((await open_()).status).toBe(200)
  })

  it('is saved again by a stop that comes before anybody looks, though it was lost and put back before', async () => {
    await rename(path, `${path}.elsewhere`)
    await expect.poll(server.said).toMatch(/restore this file/)
    await rename(`${path}.elsewhere`, path)
    await expect.poll(async () => (await healthOf(server.host)).status).toBe(200)
    const before = await rescuedViews()
    for (const name of await rescuedFiles()) await rm(join(folder, name))
    expect((await open_()).status).toBe(200)
    await rename(path, `${path}.elsewhere`)
    await server.host.stop()
    expect(await server.exit).toBe(0)
    expect(await rescuedViews()).toBe(before + 1)
    expect(server.said()).not.toContain('nothing is lost')
  })
})

const rescuedFiles = async () => (await readdir(folder)).filter((name) => /\.rescued-[^.]*$/.test(name))

async function rescuedViews(): Promise<number> {
  const [name = 'none.db'] = await rescuedFiles()
  const engine = await openFile(`file:${join(folder, name)}`, { asItIs: true })
  const { views } = await readTally(engine, 'open')
  await engine.close()
  return views
}

it('a database that is replaced answers nobody any more, and lets the server stop', async () => {
  await copyFile(path, `${path}.older`)
  await rename(`${path}.older`, path)
  expect((await open_()).status).toBe(503)
  await expectRefused('database-replaced')
  await expectNoFigures()
  await server.host.stop()
  expect(await server.exit).toBe(0)
})

it('a log that is replaced answers nobody any more', async () => {
  await copyFile(`${path}-wal`, `${path}.older`)
  await rename(`${path}.older`, `${path}-wal`)
  expect((await open_()).status).toBe(503)
  await expectRefused('database-replaced')
})

describe('shared memory that is removed answers nobody any more, and what another process writes then is not written over', () => {
  // It makes shared memory of its own, and neither sees the locks of the other.
  const startOther = async () => {
    await open_()
    await rm(`${path}-shm`)
    expect((await open_()).status).toBe(503)
    await expectRefused('database-removed')
    await expectNoFigures()
    await expect.poll(server.said).toMatch(/rescued-.*6 views.*restore this file/)
    expect(await rescuedViews()).toBe(6)
    const other = await startServerProcess(distDir, folder, { env: { BACKUP_KEEP: '0' } })
    for (let i = 0; i < 20; i++) await other.fan('open').opened(rootToken('open'))
    await expectRefused('database-replaced')
    return other
  }
  const expectWhole = async (views: number) => {
    const engine = await openFile(`file:${path}`, { asItIs: true })
    expect((await readTally(engine, 'open')).views).toBe(views)
    expect(await recount(engine)).toEqual([])
    await engine.close()
  }

  it('while that goes on', async () => {
    const other = await startOther()
    await server.host.stop()
    expect(await server.exit).toBe(0)
    for (let i = 0; i < 20; i++) await other.fan('open').opened(rootToken('open'))
    await other.host.stop()
    expect(await other.exit).toBe(0)
    await expectWhole(46)
  })

  it('once that has ended, by a last stop', async () => {
    const other = await startOther()
    for (let i = 0; i < 20; i++) await other.fan('open').opened(rootToken('open'))
    await other.kill()
    await server.host.stop()
    expect(await server.exit).toBe(0)
    await expectWhole(46)
  })
})

describe('a database that is damaged is noticed, and stays so:', () => {
  it('cut short', async () => {
    await truncate(path, 4096 * 3)
    expect((await open_()).status).toBe(503)
    await expectRefused('database-damaged')
    await expectNoFigures()
  })

  it('its first bytes broken', async () => {
    await overwrite(0, Buffer.from('not a database!'))
    await expectRefused('database-damaged')
    await expectNoFigures()
  })

  it('its pages flipped', async () => {
    const { size } = await stat(path)
    for (let at = 4096; at < size; at += 4096) await overwrite(at, Buffer.alloc(64, 0xa5))
    await expectRefused('database-damaged')
    await expectNoFigures()
  })

  async function overwrite(at: number, bytes: Buffer) {
    const file = await open(path, 'r+')
    await file.write(bytes, 0, bytes.length, at)
    await file.sync()
    await file.close()
  }
})
