import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, it } from 'vitest'
import { recount } from '../../db/campaign/recount.ts'
import { openFile } from '../../db/clients/file.ts'
import { newVisit, rootToken, writeDist } from '../support/fixture.ts'
import { startServerProcess } from '../support/server-process.ts'

const CONNECTIONS = 32
const ANSWERS = 400

it('has every view that was answered after kill -9 under load, and every counter right', async () => {
  const distDir = await writeDist()
  const dataDir = dirname(distDir)
  const answered = new Map<string, string>()
  for (let round = 0; round < 3; round++) {
    const server = await startServerProcess(distDir, dataDir)
    for (const [visit, link] of answered) {
      const again = await server.fan('open').opened(rootToken('open'), visit)
      expect(again).toMatchObject({ counted: true, link })
    }
    const before = answered.size
    const load = Array.from({ length: CONNECTIONS }, async () => {
      for (;;) {
        const visit = newVisit()
        const links = [rootToken('open'), ...answered.values()]
        const answer = await server.fan('open').opened(links[Math.floor(Math.random() * links.length)] ?? '', visit)
        answered.set(visit, answer.link)
        if (answered.size - before === ANSWERS) void server.kill()
      }
    })
    await Promise.allSettled(load)
    await server.exit
    expect(answered.size).toBeGreaterThanOrEqual(before + ANSWERS)
  }
  const engine = await openFile(`file:${dataDir}/entrenous.db`)
  expect(await recount(engine)).toEqual([])
  await engine.close()
  await rm(dataDir, { recursive: true })
})
