import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recount } from '../../db/campaign/recount.ts'
import { openFile } from '../../db/clients/file.ts'
import { createTokenKind } from '../../seal/link.ts'
import { keyring, newVisit, rootToken, writeDist } from '../support/fixture.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

const PROCESSES = 4
const FANS = 24
const ANSWERS_BETWEEN_KILLS = 60
const KILLS = 6

let distDir: string
beforeAll(async () => {
  distDir = await writeDist()
})
afterAll(() => rm(dirname(distDir), { recursive: true }))

it('four processes on one new file, killed at random under load, give no link twice and keep every answered view', async () => {
  const dataDir = dirname(distDir)
  const start = () => startServerProcess(distDir, dataDir)
  const servers = await Promise.all(Array.from({ length: PROCESSES }, start))
  const any = <T>(list: readonly T[]) => list[Math.floor(Math.random() * list.length)] as T
  const linkOf = new Map<string, string>()
  let isOver = false

  /** As a phone does: the same visit until somebody answers. */
  const open = async (visit: string, link: string) => {
    while (!isOver) {
      const response = await any(servers)
        .fan('open')
        .unlock(link, visit)
        .catch(() => undefined)
      if (response?.status === 200) {
        linkOf.set(visit, ((await response.json()) as { link: string }).link)
        return
      }
      await response?.body?.cancel()
      // A process that is gone refuses at once.
      await pause(20)
    }
  }
  const load = Array.from({ length: FANS }, async () => {
    while (!isOver) await open(newVisit(), any([rootToken('open'), ...linkOf.values()]))
  })

  for (let kills = 1; kills <= KILLS; kills++) {
    await expect.poll(() => linkOf.size).toBeGreaterThan(kills * ANSWERS_BETWEEN_KILLS)
    const place = Math.floor(Math.random() * PROCESSES)
    await servers[place]?.kill()
    servers[place] = await start()
  }
  isOver = true
  await Promise.all(load)

  for (const [visit, link] of [...linkOf].slice(-100)) {
    expect(await any(servers).fan('open').opened(rootToken('open'), visit)).toMatchObject({ counted: true, link })
  }
  await Promise.all(servers.map((server) => server.kill()))
  expect(servers.map((server: ServerProcess) => server.said()).join('')).toBe('')

  const engine = await openFile(`file:${dataDir}/entrenous.db`)
  expect(await recount(engine)).toEqual([])
  const names = createTokenKind(keyring.link('open'))
  const nodes = new Set([...linkOf.values()].map((link) => names.read(link)))
  expect(nodes.size).toBe(linkOf.size)
  const rows = await engine.db.all<{ id: number; parent: number }>(
    sql`SELECT id, parent FROM nodes WHERE campaign = 'open' AND parent IS NOT NULL`,
  )
  const stored = new Set(rows.map(({ id }) => id))
  expect([...nodes].filter((node) => !stored.has(Number(node)))).toEqual([])
  expect(rows.filter(({ id, parent }) => id <= parent)).toEqual([])
  await engine.close()
})
