import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { rootToken, writeDist } from '../support/fixture.ts'
import { healthOf } from '../support/health.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

/** Somebody lays hands on the site of a server that runs. */

let server: ServerProcess
let distDir: string
beforeEach(async () => {
  distDir = await writeDist()
  await mkdir(join(distDir, 'open'))
  await writeFile(join(distDir, 'open/index.html'), '<p>The page of the campaign')
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
