import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { entrenous } from '../support/command.ts'
import { rootToken, writeDist } from '../support/fixture.ts'
import { healthOf } from '../support/health.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

/** Another program has the lock of a writer for as long as it likes: a shell somebody forgot, a backup by other means. */

/** Patience and a wide margin for a machine that is busy. SQLite's own waiting took five seconds, of everybody. */
const BOUNDED_MS = 4500
const QUICK_MS = 2000

let server: ServerProcess
let folder: string
let locker: ChildProcess | undefined
beforeEach(async () => {
  const distDir = await writeDist()
  folder = dirname(distDir)
  server = await startServerProcess(distDir, folder, { env: { BACKUP_KEEP: '0' } })
  await server.fan('open').opened(rootToken('open'))
})
afterEach(async () => {
  await unlock()
  await server.kill()
  await rm(folder, { recursive: true })
})

async function lock() {
  const child = spawn(process.execPath, ['tests/support/lock-holder.ts', join(folder, 'entrenous.db')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  locker = child
  await once(child.stdout, 'data')
}

async function unlock() {
  if (locker?.exitCode === null && locker.kill('SIGKILL')) await once(locker, 'exit')
  locker = undefined
}

async function timed<T>(work: Promise<T>): Promise<[result: T, ms: number]> {
  const startedAt = performance.now()
  return [await work, performance.now() - startedAt]
}

const open = () => server.fan('open').unlock(rootToken('open'))

it('refuses openings in bounded time, stays quick in everything else, and recovers by itself', async () => {
  await lock()
  const [refused, refusedMs] = await timed(open())
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBe('2')
  expect(refusedMs).toBeLessThan(BOUNDED_MS)
  await expect.poll(async () => (await healthOf(server.host)).reasons).toEqual(['database-locked'])
  expect(server.said()).toMatch(/DatabaseTrouble.*database-locked.*Let that program finish, or end it/)

  const waiting = Array.from({ length: 20 }, () => timed(open()))
  for (let i = 0; i < 20; i++) {
    const [answers, ms] = await timed(
      Promise.all([server.host.fetch('/missing/'), server.fan('open').get('tally'), healthOf(server.host)]),
    )
    expect(ms).toBeLessThan(QUICK_MS)
    expect(answers[1].status).toBe(200)
    expect(answers[2]).toMatchObject({ status: 503, live: 200 })
  }
  for (const [answer, ms] of await Promise.all(waiting)) {
    expect(answer.status).toBe(503)
    expect(ms).toBeLessThan(BOUNDED_MS)
  }

  await unlock()
  await expect.poll(async () => (await healthOf(server.host)).status).toBe(200)
  expect((await open()).status).toBe(200)
  expect(await server.fan('open').views()).toBe(2)
})

it('makes of a lock that is given up soon a delay and nothing else', async () => {
  await lock()
  const opened = open()
  // Asked later and answered first: the opening waits.
  const page = server.host.fetch('/missing/').then(() => 'page')
  expect(await Promise.race([opened.then(() => 'opening'), page])).toBe('page')
  await unlock()
  expect((await opened).status).toBe(200)
  expect((await healthOf(server.host)).status).toBe(200)
})

it('lets a command that has to write say so in a line', async () => {
  await lock()
  const { code, said } = await entrenous(folder, ['studio', 'invite', '--name', 'Agency', '--role', 'owner'])
  expect(said).toMatch(/entrenous\.db: database-locked: another program has locked it/)
  expect(said).not.toMatch(/^ +at /m)
  expect(code).toBe(1)
})
