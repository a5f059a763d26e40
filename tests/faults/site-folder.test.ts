import { copyFile, mkdir, rename, rm, truncate } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { manifest, rootToken, writeDist, writeManifest } from '../support/fixture.ts'
import { healthOf } from '../support/health.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

/** Somebody lays hands on the site of a server that runs. */

let server: ServerProcess
let distDir: string
beforeEach(async () => {
  distDir = await writeDist()
  server = await startServerProcess(distDir, dirname(distDir), { env: { LOG_LEVEL: 'info' } })
})
afterEach(async () => {
  await server.kill()
  await rm(dirname(distDir), { recursive: true })
})

it('is missed by health, asks fans to wait, goes on counting, and is served again when it is back', async () => {
  expect((await server.host.fetch('/open/')).status).toBe(200)
  await rename(distDir, `${distDir}.elsewhere`)
  await expect.poll(() => healthOf(server.host)).toEqual({ status: 503, live: 200, reasons: ['site-missing'] })
  await expect.poll(server.said).toMatch(/SiteMissing.*npm run build/)
  const page = await server.host.fetch('/open/')
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5'])
  await server.fan('open').opened(rootToken('open'))
  expect(await server.fan('open').views()).toBe(1)

  await rename(`${distDir}.elsewhere`, distDir)
  await expect.poll(() => healthOf(server.host)).toMatchObject({ status: 200, reasons: [] })
  await expect.poll(server.said).toContain('site-missing: over')
  expect((await server.host.fetch('/open/')).status).toBe(200)
})

const page = () => join(distDir, 'open/index.html')
const LOSSES = {
  'is gone': () => rename(page(), `${page()}.elsewhere`),
  'is empty': () => truncate(page()),
  // Root reads every file, but nobody a folder.
  'cannot be read': async () => {
    await rm(page())
    await mkdir(page())
  },
}

it.each(Object.entries(LOSSES))(
  'is missed as well where the page of one campaign %s, until that is back',
  async (_, lose) => {
    await copyFile(page(), `${page()}.kept`)
    await lose()
    await expect.poll(() => healthOf(server.host)).toEqual({ status: 503, live: 200, reasons: ['site-missing'] })
    await expect
      .poll(server.said)
      .toMatch(/open\/index\.html: site-missing: it is gone, empty or cannot be read.*npm run build/)
    await server.fan('open').opened(rootToken('open'))
    await rm(page(), { recursive: true, force: true })
    await rename(`${page()}.kept`, page())
    await expect.poll(() => healthOf(server.host)).toMatchObject({ status: 200, reasons: [] })
  },
)

it('of another secret, or another version, is red and counts nobody, until one that can be used is back', async () => {
  const other = 'another secret, long enough to be one'
  const unusable = [
    ['site-of-another-secret', () => writeManifest(distDir, manifest, other)],
    ['site-of-another-version', () => writeManifest(distDir, { campaigns: [] } as never)],
  ] as const
  for (const [reason, write] of unusable) {
    await write()
    await expect.poll(() => healthOf(server.host)).toEqual({ status: 503, live: 200, reasons: [reason] })
    await expect.poll(server.said).toContain('"fault":"ManifestFault"')
    const refused = await server.fan('open').unlock(rootToken('open'))
    expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'unavailable', reasons: [reason] }])

    // Two builds within one tick of the disk's clock would look alike.
    await pause(20)
    await writeManifest(distDir, manifest)
    await expect.poll(() => healthOf(server.host)).toMatchObject({ status: 200, reasons: [] })
    await expect.poll(server.said).toContain(`${reason}: over`)
  }
  expect(await server.fan('open').views()).toBe(0)
  await server.fan('open').opened(rootToken('open'))
  expect(await server.fan('open').views()).toBe(1)
})
