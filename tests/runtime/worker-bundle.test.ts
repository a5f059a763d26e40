import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { bundleWorker } from '../../cli/edge/bundle.ts'
import { startWorkerd } from '../bench/workerd.ts'
import { CLOCK_ROUTE } from '../support/edge-clock-route.ts'
import { rootToken, temporaryFolder } from '../support/fixture.ts'
import { Fan } from '../support/host.ts'

/** A tenth of what Cloudflare takes of a Worker on its free plan, compressed: 3 MiB. */
const MOST_BYTES = 310 * 1024

let worker: string
let inputs: Awaited<ReturnType<typeof bundleWorker>>['inputs']
beforeAll(async () => {
  worker = join(await temporaryFolder(), 'worker.js')
  inputs = (await bundleWorker(undefined, worker)).inputs
})

it('the Worker carries nothing that is for Node alone, and starts quickly', async () => {
  const paths = Object.keys(inputs)
  expect(paths).toContain('api/faults.ts')
  expect(
    paths.filter((path) => /node_modules\/(?:pino|prom-client|sharp|libsql)|api\/node|zod\/v4\/locales\/fr/.test(path)),
  ).toEqual([])
  const imported = Object.values(inputs).flatMap(({ imports }) => imports.map(({ path }) => path))
  expect(imported.filter((path) => path.startsWith('node:'))).toEqual([])
  expect(gzipSync(await readFile(worker)).length).toBeLessThan(MOST_BYTES)
})

it('nobody outside the tests can set the clock of the Worker', async () => {
  expect(Object.keys(inputs).filter((path) => path.startsWith('tests/'))).toEqual([])
  const text = await readFile(worker, 'utf8')
  expect(text).not.toContain(CLOCK_ROUTE)
  expect(text).not.toMatch(/Date\.now=/)
})

it('workerd by itself runs it, as the bench does, and counts a view', async () => {
  const server = await startWorkerd()
  onTestFinished(server.stop)
  const host = {
    fetch: (path: string, init?: RequestInit) => fetch(new URL(path, server.url), init),
    stop: server.stop,
  }
  await new Fan(host, 'open').opened(rootToken('open'))
  expect(await server.rowsWritten()).toBeGreaterThan(5)
})
