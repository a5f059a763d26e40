import { execFileSync } from 'node:child_process'
import { mkdir, open, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
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
async function startOn(mount: string): Promise<ServerProcess> {
  const users = process.getuid?.() === 0 ? [] : ['--map-root-user']
  const shell = `${mount} && exec "$@"`
  server = await startServerProcess(distDir, join(folder, 'disk'), {
    env: { BACKUP_KEEP: '0' },
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
