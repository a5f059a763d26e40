import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { recount } from '../../db/campaign/recount.ts'
import { openFile } from '../../db/clients/file.ts'
import { rootToken, writeDist } from '../support/fixture.ts'
import { Contributor, newPhotoId } from '../support/photos.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

let [distDir, folder]: [string, string] = ['', '']
let server: ServerProcess
beforeEach(async () => {
  distDir = await writeDist()
  folder = dirname(distDir)
  await mkdir(join(folder, 'photos'))
})
afterEach(async () => {
  await server.kill()
  await rm(folder, { recursive: true })
})

const fanOf = async (): Promise<Contributor> => {
  const fan = server.fan('cabines')
  return new Contributor(fan, (await fan.opened(rootToken('cabines'))).pass, 'open-cabs')
}
/** Noise, which no encoder makes small: a few hundred kilobytes. */
const photo = async () => {
  const raw = { width: 700, height: 700, channels: 3 } as const
  return new Uint8Array(
    await sharp(randomBytes(700 * 700 * 3), { raw })
      .jpeg()
      .toBuffer(),
  )
}
const health = async () => {
  const answer = await server.host.fetch('/api/health')
  return { status: answer.status, ...((await answer.json()) as { photos?: { isFailing: boolean } }) }
}

it('takes no photo on a full disk, half-keeps none, goes on with everything else, and takes it again when there is room', async () => {
  const users = process.getuid?.() === 0 ? [] : ['--map-root-user']
  const mount = 'mount -t tmpfs -o size=1m tmpfs "$0" && exec "$@"'
  server = await startServerProcess(distDir, folder, {
    env: { BACKUP_KEEP: '0', PHOTOS_DIR: join(folder, 'photos') },
    within: ['unshare', ...users, '--mount', 'sh', '-ec', mount, join(folder, 'photos')],
  })
  const [fan, large] = [await fanOf(), await photo()]
  const kept: string[] = []
  let [refused, last] = ['', 201]
  while (last === 201) {
    const id = newPhotoId()
    last = (await fan.send(large, { id })).status
    if (last === 201) kept.push(id)
    else refused = id
  }
  expect([last, kept.length > 0]).toEqual([503, true])
  expect(await health()).toEqual({ status: 200, ok: true, photos: { isFailing: true } })
  expect((await fan.own()).own.map(({ id }) => id).sort()).toEqual([...kept].sort())
  await expect.poll(server.said).toMatch(/PhotoStoreFault.*ENOSPC/)
  const path = join(`/proc/${server.pid}/root`, folder, 'photos', 'cabines', 'open-cabs')
  const names = await readdir(path)
  expect(names.filter((name) => name.endsWith('.draft'))).toEqual([])
  for (const id of kept) expect((await fan.ask(`photos/${id}`, { method: 'DELETE' })).status).toBe(200)
  await expect.poll(health).toEqual({ status: 200, ok: true })
  expect((await fan.send(large, { id: refused })).status).toBe(201)
  expect((await fan.ask(`photos/${refused}/full`)).status).toBe(200)
})

it('has every photo that was answered after kill -9, with its bytes, and answers its retry alike', async () => {
  const env = { BACKUP_KEEP: '0', PHOTOS_DIR: join(folder, 'photos') }
  const small = new Uint8Array(
    await sharp(randomBytes(300), { raw: { width: 10, height: 10, channels: 3 } })
      .png()
      .toBuffer(),
  )
  const answered: { pass: string; id: string }[] = []
  for (let round = 0; round < 2; round++) {
    server = await startServerProcess(distDir, folder, { env })
    const again = (pass: string) => new Contributor(server.fan('cabines'), pass, 'open-cabs')
    for (const { pass, id } of answered) {
      expect((await again(pass).ask(`photos/${id}/full`)).status).toBe(200)
      expect((await again(pass).send(small, { id })).status).toBe(200)
    }
    const before = answered.length
    const load = Array.from({ length: 6 }, async () => {
      for (;;) {
        const [fan, id] = [await fanOf(), newPhotoId()]
        await fan.added(small, { id })
        answered.push({ pass: fan.pass, id })
        if (answered.length - before === 12) void server.kill()
      }
    })
    await Promise.allSettled(load)
    await server.exit
  }
  const engine = await openFile(`file:${folder}/entrenous.db`)
  expect(await recount(engine)).toEqual([])
  await engine.close()
})
