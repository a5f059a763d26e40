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

const open = () => server.fan('open').unlock(rootToken('open'))

it('refuses openings, goes on answering everything else, and recovers by itself', async () => {
  await lock()
  const refused = await open()
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBe('2')
  await expect.poll(async () => (await healthOf(server.host)).reasons).toEqual(['database-locked'])
  await expect.poll(server.said).toMatch(/DatabaseTrouble.*database-locked.*Let that program finish, or end it/)

  const waiting = Array.from({ length: 20 }, open)
  for (let i = 0; i < 20; i++) {
    const [page, tally, health] = await Promise.all([
      server.host.fetch('/missing/'),
      server.fan('open').get('tally'),
      healthOf(server.host),
    ])
    expect([page.status, tally.status]).toEqual([404, 200])
    expect(health).toMatchObject({ status: 503, live: 200 })
  }
  for (const answer of await Promise.all(waiting)) expect(answer.status).toBe(503)

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
