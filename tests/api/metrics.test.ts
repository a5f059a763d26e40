import { createServer } from 'node:http'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { manifest, newVisit, rootToken } from '../support/fixture.ts'
import { freePort } from '../support/free-port.ts'
import { Fan, from } from '../support/host.ts'
import { readMetrics } from '../support/metrics.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'

let host: NodeHost
let port: number
beforeAll(async () => {
  port = await freePort()
  host = await startNodeHost({ METRICS_PORT: String(port) })
})
afterAll(() => host.stop())

it('count openings by campaign and outcome, and the groups that they were committed in', async () => {
  const fan = new Fan(host, 'open')
  const visit = newVisit()
  await fan.opened(rootToken('open'), visit)
  await fan.opened(rootToken('open'), visit)
  await new Fan(host, 'open').opened(rootToken('open'))
  await fan.unlock(rootToken('busy'))
  await new Fan(host, 'early').unlock(rootToken('early'))
  const { read } = await readMetrics(port)
  const openings = (campaign: string, outcome: string) => read('entrenous_openings_total', { campaign, outcome })
  expect(openings('open', 'counted')).toBe(2)
  expect(openings('open', 'retry')).toBe(1)
  expect(openings('open', 'link-invalid')).toBe(1)
  expect(openings('early', 'not-open-yet')).toBe(1)
  expect(openings('fresh', 'counted')).toBe(0)
  // Probes are committed as well, every few seconds.
  expect(read('entrenous_commit_entries_sum')).toBeGreaterThanOrEqual(6)
  expect(read('entrenous_commit_seconds_count')).toBe(read('entrenous_commit_entries_count'))
  expect(read('entrenous_commit_seconds_sum')).toBeGreaterThan(0)
})

it('show from 0 on what an alarm waits for: Prometheus sees no increase in a series that begins with its first event', async () => {
  const { read } = await readMetrics(port)
  for (const outcome of ['unavailable', 'work-required']) {
    expect(read('entrenous_openings_total', { campaign: 'fresh', outcome })).toBe(0)
  }
  for (const fault of ['DatabaseTrouble', 'SnapshotFault']) expect(read('entrenous_faults_total', { fault })).toBe(0)
})

it('know no campaign that nobody has, whatever is asked', async () => {
  for (let i = 0; i < 20; i++) await new Fan(host, `nowhere-${i}`).unlock(rootToken('open'))
  const { text } = await readMetrics(port)
  expect(text).not.toContain('nowhere')
})

it('say who watches, how large the database is, and how the process is', async () => {
  const leaving = new AbortController()
  const watched = await Promise.all(
    [1, 2, 3].map((i) =>
      host.fetch('/api/campaigns/open/live', { signal: leaving.signal, headers: from(`198.51.100.${i}`) }),
    ),
  )
  expect(watched.map(({ status }) => status)).toEqual([200, 200, 200])
  const { read } = await readMetrics(port)
  expect(read('entrenous_watchers', { of: 'tallies' })).toBe(3)
  expect(read('entrenous_watchers', { of: 'reports' })).toBe(0)
  expect(read('entrenous_connections')).toBeGreaterThanOrEqual(3)
  expect(read('entrenous_campaigns')).toBe(manifest.campaigns.length)
  expect(read('entrenous_database_bytes') + read('entrenous_wal_bytes')).toBeGreaterThan(0)
  for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes', 'process_open_fds']) {
    expect(read(name)).toBeGreaterThan(0)
  }
  leaving.abort()
  const watching = async () => (await readMetrics(port)).read('entrenous_watchers', { of: 'tallies' })
  await expect.poll(watching).toBe(0)
})

it('count what fails, by its name, and the openings that it cost', async () => {
  await host.engine.write([sql`ALTER TABLE nodes RENAME TO taken`])
  expect((await new Fan(host, 'fresh').unlock(rootToken('fresh'))).status).toBe(503)
  await host.engine.write([sql`ALTER TABLE taken RENAME TO nodes`])
  // A refusal that could not be counted is answered so, and counted as that.
  await host.engine.write([sql`ALTER TABLE refusals RENAME TO taken`])
  expect((await new Fan(host, 'fresh').unlock(rootToken('open'))).status).toBe(503)
  await host.engine.write([sql`ALTER TABLE taken RENAME TO refusals`])
  const { read } = await readMetrics(port)
  expect(read('entrenous_faults_total', { fault: 'LedgerUnavailable' })).toBeGreaterThanOrEqual(1)
  expect(read('entrenous_openings_total', { campaign: 'fresh', outcome: 'unavailable' })).toBe(2)
})

it('are nowhere on the site, and nothing else is on their port', async () => {
  for (const path of ['/metrics', '/api/metrics']) expect((await host.fetch(path)).status).toBe(404)
  for (const path of ['/', '/metrics/', '/api/health', '/open/']) {
    expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(404)
  }
  expect((await fetch(`http://127.0.0.1:${port}/metrics`, { method: 'POST' })).status).toBe(404)
})

it('are reached from this machine alone, unless they are told where', async () => {
  await expect(fetch(`http://[::1]:${port}/metrics`)).rejects.toThrow()
  const [everywhere, onIpv6] = [await freePort(), { METRICS_HOST: '::1' }]
  const other = await startNodeHost({ METRICS_PORT: String(everywhere), ...onIpv6 })
  expect((await fetch(`http://[::1]:${everywhere}/metrics`)).status).toBe(200)
  await other.stop()
  await expect(fetch(`http://[::1]:${everywhere}/metrics`)).rejects.toThrow()
})

it('refuse to start on a port that is taken, by the name of the setting', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const address = taken.address()
  const METRICS_PORT = String(typeof address === 'object' ? address?.port : 0)
  await expect(startNodeHost({ METRICS_PORT })).rejects.toThrow(
    `METRICS_PORT: ${METRICS_PORT} is taken by another program`,
  )
  await expect(startNodeHost({ METRICS_PORT: '0', METRICS_HOST: '192.0.2.1' })).rejects.toThrow(
    'METRICS_HOST: 192.0.2.1 cannot be listened at',
  )
  taken.close()
})
