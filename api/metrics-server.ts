import { createServer, type Server } from 'node:http'
import { pathOf } from '../db/clients/database-path.ts'
import type { Settings } from './env.ts'
import type { Metrics, MetricsSource } from './metrics.ts'
import type { NodeServer } from './node-server.ts'
import { SettingsError } from './settings-error.ts'

/** Connections of scrapers and of people who look. */
const CONNECTIONS = 20
const LIMITS = { requestTimeout: 10_000, headersTimeout: 10_000 }

interface MetricsServer {
  /** The address for Prometheus' scrape configuration. */
  address: string
  close(): Promise<void>
}

/**
 * Serves `GET /metrics` on a port of its own, which no proxy of the site leads to; undefined without `METRICS_PORT`. Throws
 * {@link SettingsError} when the port is taken.
 */
export async function startMetrics(
  settings: Settings,
  { metrics, ...host }: Omit<MetricsSource, 'database' | 'connections'> & { metrics: Metrics | undefined },
  site: Pick<NodeServer, 'connections'>,
): Promise<MetricsServer | undefined> {
  if (!settings.metrics || !metrics) return undefined
  const { host: address, port } = settings.metrics
  metrics.watch({ ...host, database: pathOf(settings.databaseUrl), connections: () => site.connections })
  const server = createServer(LIMITS, (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end()
    const answer = (text: string) => response.setHeader('Content-Type', metrics.contentType).end(text)
    metrics.read().then(answer, (error: unknown) => {
      host.faults.log(error)
      response.writeHead(500).end()
    })
  })
  server.maxConnections = CONNECTIONS
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ code = '' }: NodeJS.ErrnoException) =>
      reject(new SettingsError(faultOf(code, address, port))),
    )
    server.listen(port, address, resolve)
  })
  // The site alone keeps the process alive.
  server.unref()
  return {
    address: addressOf(server),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function addressOf(server: Server): string {
  const bound = server.address()
  if (typeof bound !== 'object' || !bound) return ''
  return `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}/metrics`
}

function faultOf(code: string, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `METRICS_PORT: ${port} is taken by another program, expected a free port`
  if (code === 'EACCES') return `METRICS_PORT: ${port} is for the system's own programs, expected one above 1023`
  return `METRICS_HOST: ${host} cannot be listened at (${code}), expected an address of this machine`
}
