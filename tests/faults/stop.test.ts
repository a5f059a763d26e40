import { copyFile, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Database from 'libsql'
import { expect, it, vi } from 'vitest'
import { readSettings } from '../../api/env.ts'
import { createNodeApi } from '../../api/node.ts'
import { readTally } from '../../db/campaign/figures.ts'
import { recount } from '../../db/campaign/recount.ts'
import { openFile } from '../../db/clients/file.ts'
import { rootToken, SECRET, temporaryFolder, writeDist } from '../support/fixture.ts'
import { startServerProcess } from '../support/server-process.ts'

it('leaves one whole file when it is stopped under load and with watchers: every answered view is in it', async () => {
  const distDir = await writeDist()
  const folder = dirname(distDir)
  const server = await startServerProcess(distDir, folder)
  for (let i = 0; i < 20; i++) expect((await server.fan('open').get('live')).status).toBe(200)
  let [answered, isStopping] = [0, false]
  const load = Array.from({ length: 16 }, async () => {
    while (!isStopping) {
      const response = await server
        .fan('open')
        .unlock(rootToken('open'))
        .catch(() => undefined)
      if (response?.status === 200) answered++
      if (response === undefined) return
    }
  })
  await expect.poll(() => answered).toBeGreaterThan(100)
  await server.host.stop()
  isStopping = true
  await Promise.all(load)
  expect(await server.exit).toBe(0)

  const left = (await readdir(folder)).filter((name) => name.startsWith('entrenous.db'))
  expect(left.sort()).toEqual(['entrenous.db', 'entrenous.db-lock'])
  const copy = join(await temporaryFolder(), 'copy.db')
  await copyFile(join(folder, 'entrenous.db'), copy)
  const engine = await openFile(`file:${copy}`)
  expect((await readTally(engine, 'open')).views).toBeGreaterThanOrEqual(answered)
  expect(await recount(engine)).toEqual([])
  await engine.close()
  await rm(folder, { recursive: true })
})

it('writes what waits to be written before it closes the database', async () => {
  const folder = await temporaryFolder()
  const settings = readSettings({ ENTRENOUS_SECRET: SECRET, ENTRENOUS_DATA: folder, LOG_LEVEL: 'error' })
  const api = await createNodeApi(settings, SECRET)
  const first = api.store.ledger.probe()
  // Once the first is being written, the second has to wait for it.
  await setImmediate()
  const second = api.store.ledger.probe()
  await Promise.all([first, second, api.close()])
  await rm(folder, { recursive: true })
})

it('writes again as soon as another program lets it, not when it would have tried anyway', async () => {
  const folder = await temporaryFolder()
  const settings = readSettings({
    ENTRENOUS_SECRET: SECRET,
    ENTRENOUS_DATA: folder,
    BACKUP_KEEP: '0',
    LOG_LEVEL: 'silent',
  })
  // No interval ends but those that this test lets end.
  vi.useFakeTimers({ toFake: ['setInterval'] })
  const api = await createNodeApi(settings, SECRET)
  const { ledger } = api.store
  const other = new Database(join(folder, 'entrenous.db'))
  other.exec('BEGIN IMMEDIATE')
  await expect(ledger.probe()).rejects.toThrow()
  expect([ledger.isWritable, api.readiness().reasons]).toEqual([false, ['database-locked']])
  other.exec('ROLLBACK')
  vi.advanceTimersByTime(1000)
  await expect.poll(() => ledger.isWritable).toBe(true)
  vi.useRealTimers()
  other.close()
  await api.close()
  await rm(folder, { recursive: true })
})
