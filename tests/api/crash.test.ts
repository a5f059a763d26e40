import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, it } from 'vitest'
import { openFile } from '../../db/clients/file.ts'
import { recount } from '../../db/recount.ts'
import { newVisit, rootToken, writeDist } from '../support/fixture.ts'
import { Fan, type RunningHost } from '../support/host.ts'

const CONNECTIONS = 32
const ANSWERS = 400

it('has every view that was answered after kill -9 under load, and every counter right', async () => {
  const distDir = await writeDist()
  const dataDir = dirname(distDir)
  const answered = new Map<string, string>()
  for (let round = 0; round < 3; round++) {
    const server = await startServer(distDir, dataDir)
    for (const [visit, link] of answered) {
      const again = await new Fan(server.host, 'open').opened(rootToken('open'), visit)
      expect(again).toMatchObject({ counted: true, link })
    }
    const before = answered.size
    const load = Array.from({ length: CONNECTIONS }, async () => {
      for (;;) {
        const visit = newVisit()
        const links = [rootToken('open'), ...answered.values()]
        const answer = await new Fan(server.host, 'open').opened(
          links[Math.floor(Math.random() * links.length)] ?? '',
          visit,
        )
        answered.set(visit, answer.link)
        if (answered.size - before === ANSWERS) server.process.kill('SIGKILL')
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

async function startServer(distDir: string, dataDir: string) {
  const process_: ChildProcess = spawn(process.execPath, ['tests/support/serve.ts', distDir], {
    env: { ...process.env, PORT: '0', TRUST_PROXY: '1', ENTRENOUS_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(process_, 'exit')
  const [line] = await Promise.race([once(process_.stdout ?? process_, 'data'), exit.then(() => [''])])
  const url = `http://127.0.0.1:${String(line).trim()}`
  const host: RunningHost = {
    fetch: (path, init) => fetch(new URL(path, url), init),
    stop: async () => void process_.kill(),
  }
  return { host, process: process_, exit }
}
