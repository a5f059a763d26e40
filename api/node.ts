import type { RequestListener } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Manifest } from '../campaigns/manifest.ts'
import { openFile } from '../db/clients/file.ts'
import type { Engine } from '../db/engine.ts'
import { createKeyring } from '../seal/secret.ts'
import type { Readiness } from './deps.ts'
import type { Settings } from './env.ts'
import { logFiles } from './file-requests.ts'
import { createHost, type Host } from './host.ts'
import type { WriteLine } from './log.ts'
import { followManifest, readManifest } from './manifest-file.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { startMetrics } from './metrics-server.ts'
import { createMinutes } from './minutes.ts'
import { createNodeLog } from './node-log.ts'
import { createNetworkOf } from './node-network.ts'
import { createNodeServer, SERVER_LIMITS, type ServerLimits } from './node-server.ts'
import { openFilesLimit, withinFiles } from './open-files.ts'
import { createRequestLog, type LogRequest } from './request-log.ts'
import { createSiteLog } from './site-log.ts'
import { type Snapshots, startSnapshots } from './snapshots.ts'
import { createStaticSite } from './static-site.ts'

/** Live streams, and what connections may cost. */
export interface NodeLimits extends ServerLimits {
  watchers: number
}

const NODE_LIMITS: NodeLimits = { ...SERVER_LIMITS, watchers: 20_000 }

const PROBE_INTERVAL_MS = 5000
const MINUTE_MS = 60_000

/** The API in a Node process, on a libSQL file. */
export interface NodeApi extends Omit<Host, 'keepHouse'> {
  readiness: () => Readiness
  write: WriteLine
  logRequest: LogRequest | undefined
  /** Undefined: nobody asks for them. */
  metrics: Metrics | undefined
  close(): Promise<void>
}

/** Opens the database and takes a writer number. Throws `DatabaseFault`, `WritersTaken` and `ClockFault`. */
export async function createNodeApi(
  settings: Settings,
  secret: string,
  { watchers }: Pick<NodeLimits, 'watchers'> = NODE_LIMITS,
): Promise<NodeApi> {
  const { write, writes } = await createNodeLog(settings.logLevel)
  const metrics = settings.metrics && (await createMetrics())
  const engine = await openFile(settings.databaseUrl)
  const logRequest = writes('debug') ? createRequestLog(write) : undefined
  let snapshots: Snapshots | undefined
  const readiness = () => ({ reasons: engine.troubles, snapshot: snapshots?.state })
  const { keepHouse, ...host } = createHost({
    keyring: createKeyring(secret),
    siteUrl: settings.siteUrl,
    engine,
    nextTurn: setImmediate,
    networkOf: createNetworkOf(settings.trustProxy),
    cut: ({ env }: Context<{ Bindings: HttpBindings }>) => void env.outgoing.destroy(),
    ...{ watchers, write, logRequest, readiness },
    ...(metrics && { group: { onCommit: metrics.onCommit } }),
  })
  const { ledger, faults, log } = host
  engine.listen(faults.tell)
  await ledger.begin().catch(async (error: unknown) => {
    await engine.close()
    throw error
  })
  if (settings.snapshots.keep > 0) snapshots = startSnapshots({ ...settings.snapshots, engine, log })
  const tellMinute = createMinutes(host.openings, write)
  const timers = [
    setInterval(() => ledger.probe().catch(log), PROBE_INTERVAL_MS),
    setInterval(() => keepHouse().catch(log), MINUTE_MS),
    setInterval(tellMinute, MINUTE_MS),
  ]
  for (const timer of timers) timer.unref()
  return {
    ...host,
    ...{ readiness, write, logRequest, metrics },
    async close() {
      for (const timer of timers) clearInterval(timer)
      host.endStreams()
      tellMinute()
      await snapshots?.stop()
      await ledger.settle()
      await ledger.close().catch(log)
      await engine.close()
    },
  }
}

export interface RunningSite {
  port: number
  manifest: Manifest
  engine: Engine
  close(): Promise<void>
}

/**
 * Serves `dist/` and the API on one port. Throws `DatabaseFault`, `ManifestFault` and `SettingsError`, or when the port is
 * taken.
 * @param tls key and certificate in PEM, to serve HTTPS without a proxy
 * @param limits those that are not as always
 */
export async function serveSite(
  settings: Settings,
  secret: string,
  tls?: { key: string; cert: string },
  limits: Partial<NodeLimits> = {},
): Promise<RunningSite> {
  const kept = withinFiles({ ...NODE_LIMITS, ...limits }, await openFilesLimit())
  const { manifest, madeAt } = await readManifest(settings.distDir, secret)
  const api = await createNodeApi(settings, secret, kept)
  try {
    await api.use(manifest)
    const answer = answerOf(settings, api, tls !== undefined)
    const server = createNodeServer({ answer, tls, isBehindProxy: settings.trustProxy > 0, limits: kept })
    const metrics = await startMetrics(settings, api, server)
    const port = await server.listen(settings.port)
    const siteLog = createSiteLog({ settings, manifest, ...api })
    siteLog.started({ port, metrics: metrics?.address, connections: kept.connections })
    const use = async (newer: Manifest) => {
      await api.use(newer)
      siteLog.takenOver(newer)
    }
    const stopFollowing = followManifest(settings.distDir, secret, madeAt, { use, log: api.log })
    const close = async () => {
      stopFollowing()
      siteLog.stopping(server.connections)
      api.endStreams()
      await server.drain()
      await metrics?.close()
      await api.close()
      siteLog.stopped()
    }
    return { port, manifest, engine: api.engine, close }
  } catch (error) {
    await api.close()
    throw error
  }
}

function answerOf(settings: Settings, { app, logRequest }: NodeApi, isOwnTls: boolean): RequestListener {
  // A certificate of our own is for a trial: no promise of HTTPS for a year goes with it.
  const serveSiteFile = createStaticSite(settings.distDir, !isOwnTls && settings.siteUrl.startsWith('https:'))
  const serveFile = logRequest ? logFiles(serveSiteFile, logRequest) : serveSiteFile
  const answerApi = getRequestListener(app.fetch)
  return (request, response) =>
    request.url?.startsWith('/api/') ? void answerApi(request, response) : serveFile(request, response)
}
