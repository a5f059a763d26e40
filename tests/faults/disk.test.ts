import { execFileSync } from 'node:child_process'
import { mkdir, open, readdir, rm, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readTally } from '../../db/campaign/figures.ts'
import { openFile } from '../../db/clients/file.ts'
import { rootToken, writeDist } from '../support/fixture.ts'
import { healthOf } from '../support/health.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

/**
 * Disks that are full or take no writes. The server gets a mount namespace of its own (unshare(1), as root of its own users
 * where the tests are not root's), whose mounts end with it; its files are reached through /proc.
 */

const MB = 1024 * 1024

let folder: string
let distDir: string
let server: ServerProcess | undefined
beforeEach(async () => {
  distDir = await writeDist()
  folder = dirname(distDir)
  await mkdir(join(folder, 'disk'))
})
afterEach(async () => {
  await server?.kill()
  server = undefined
  await rm(folder, { recursive: true })
})

/** Starts the server with its data on a mount that a shell command makes of `$0`. */
async function startOn(mount: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const users = process.getuid?.() === 0 ? [] : ['--map-root-user']
  const shell = `${mount} && exec "$@"`
  server = await startServerProcess(distDir, join(folder, 'disk'), {
    env: { BACKUP_KEEP: '0', LOG_LEVEL: 'info', ...env },
    within: ['unshare', ...users, '--mount', 'sh', '-ec', shell, join(folder, 'disk')],
  })
  return server
}

const small = (mb: number) => `mount -t tmpfs -o size=${mb}m tmpfs "$0"`

/** Fills the disk of a running server until so much is free, or to the last byte. Returns what makes room again. */
async function fill({ pid }: ServerProcess, leaveBytes = 0): Promise<() => Promise<void>> {
  const path = join(`/proc/${pid}/root`, folder, 'disk/ballast')
  const file = await open(path, 'w')
  const { bavail, bsize } = await statfs(dirname(path))
  const chunk = Buffer.alloc(64 * 1024, 1)
  for (let left = bavail * bsize - leaveBytes; left > 0; left -= chunk.length) {
    const isFull = await file.write(chunk).then(
      () => false,
      (error: NodeJS.ErrnoException) => error.code === 'ENOSPC',
    )
    if (isFull) break
  }
  await file.close()
  return () => rm(path)
}

const unlock = (server: ServerProcess) => server.fan('open').unlock(rootToken('open'))

it.each([
  ['nearly full', 8 * MB],
  ['full to the last byte', 0],
])('refuses while the disk is %s, loses nothing, and goes on when there is room', async (_, leaveBytes) => {
  const running = await startOn(small(48))
  for (let i = 0; i < 3; i++) await running.fan('open').opened(rootToken('open'))
  const makeRoom = await fill(running, leaveBytes)
  await expect.poll(async () => (await healthOf(running.host)).reasons).toContain('disk-full')
  expect(await healthOf(running.host)).toMatchObject({ status: 503, live: 200 })
  expect((await unlock(running)).status).toBe(503)
  expect(await running.fan('open').views()).toBe(3)
  expect(running.said()).toMatch(/DatabaseTrouble.*disk-full.*Make some/)

  await makeRoom()
  await expect.poll(async () => (await healthOf(running.host)).status).toBe(200)
  expect((await unlock(running)).status).toBe(200)
  expect(await running.fan('open').views()).toBe(4)
})

describe('a database that is deleted while there is no room for a copy of it', () => {
  const views = 3

  /** The server has nothing left but what it has open. */
  async function lose(env: Record<string, string> = {}) {
    const running = await startOn(small(48), env)
    for (let i = 0; i < views; i++) await running.fan('open').opened(rootToken('open'))
    const makeRoom = await fill(running, 8 * MB)
    await rm(join(`/proc/${running.pid}/root`, folder, 'disk/entrenous.db'))
    await expect.poll(async () => (await healthOf(running.host)).reasons).toContain('database-unrescued')
    await expect.poll(running.said).toMatch(/database-unrescued.*no room for a copy.*Make some/)
    return { running, makeRoom }
  }

  async function rescuedIn(at: string): Promise<string | undefined> {
    const names = await readdir(at).catch(() => [])
    return names.find((name) => /\.rescued-[^.]*$/.test(name))
  }

  it('is rescued as soon as there is room, and health says so', async () => {
    const { running, makeRoom } = await lose()
    const disk = join(`/proc/${running.pid}/root`, folder, 'disk')
    expect(await rescuedIn(disk)).toBeUndefined()
    await makeRoom()
    await expect.poll(() => rescuedIn(disk)).toBeDefined()
    await expect.poll(async () => (await healthOf(running.host)).reasons).toEqual(['database-removed'])
    expect(running.said()).toMatch(/database-unrescued: over/)
    expect(running.said()).toMatch(new RegExp(`rescued-.*${views} views.*restore this file`))
  })

  it('is rescued into BACKUP_DIR at the stop, where the room is there', async () => {
    // A file where the folder should be, until the operator takes it away.
    const elsewhere = join(folder, 'elsewhere')
    await writeFile(elsewhere, '')
    const { running } = await lose({ BACKUP_DIR: elsewhere })
    await rm(elsewhere)
    await running.host.stop()
    const engine = await openFile(`file:${join(elsewhere, (await rescuedIn(elsewhere)) ?? 'none.db')}`, {
      asItIs: true,
    })
    expect((await readTally(engine, 'open')).views).toBe(views)
    await engine.close()
  })

  it('is said to be lost by a stop without room', async () => {
    const { running } = await lose()
    await running.host.stop()
    expect(running.said()).toMatch(/was not rescued, and is gone with this process/)
  })
})

it('starts on a disk that is nearly full, and says so', async () => {
  const running = await startOn(small(12))
  await expect.poll(async () => (await healthOf(running.host)).reasons).toEqual(['disk-full'])
  expect((await unlock(running)).status).toBe(503)
})

it('does not start on a disk without room, and says why', async () => {
  const { exit, said } = await startOn(`${small(1)} && { dd if=/dev/zero of="$0/ballast" bs=4k 2>&-; true; }`)
  expect(await exit).toBe(1)
  expect(said()).toMatch(/Make room on its disk/)
})

it('does not start where it may not write, and says why', async () => {
  const { exit, said } = await startOn('mount --bind "$0" "$0" && mount -o remount,bind,ro "$0"')
  expect(await exit).toBe(1)
  expect(said()).toMatch(/Let the user that runs this write to the file and to its folder/)
})

it('refuses while its files take no writes any more, and goes on when they do', async () => {
  const running = await startOn('true')
  await running.fan('open').opened(rootToken('open'))
  // Root may write to everything but what is immutable. On ext4 and XFS that holds for files that are open, too.
  const change = (mode: '+i' | '-i') => {
    const files = ['', '-wal'].map((ending) => join(folder, `disk/entrenous.db${ending}`))
    execFileSync('chattr', [mode, ...files])
  }
  change('+i')
  try {
    await expect.poll(async () => (await healthOf(running.host)).reasons).toContain('database-read-only')
    expect((await unlock(running)).status).toBe(503)
    expect(await running.fan('open').views()).toBe(1)
  } finally {
    change('-i')
  }
  await expect.poll(async () => (await healthOf(running.host)).status).toBe(200)
  expect((await unlock(running)).status).toBe(200)
})
