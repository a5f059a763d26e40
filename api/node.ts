import type { RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Manifest } from '../campaigns/manifest.ts'
import { openFile } from '../db/clients/file.ts'
import type { Engine } from '../db/engine.ts'
import { createKeyring } from '../seal/secret.ts'
import type { Settings } from './env.ts'
import { createHost, type Host } from './host.ts'
import { followManifest, readManifest } from './manifest-file.ts'
import { createNetworkOf } from './node-network.ts'
import { createNodeServer, SERVER_LIMITS, type ServerLimits } from './node-server.ts'
import { type Snapshots, startSnapshots } from './snapshots.ts'
import { createStaticSite } from './static-site.ts'

/** Live streams, and what connections may cost. */
export interface NodeLimits extends ServerLimits {
  watchers: number
}

const NODE_LIMITS: NodeLimits = { ...SERVER_LIMITS, watchers: 20_000 }

const PROBE_INTERVAL_MS = 5000
const HOUSEKEEPING_INTERVAL_MS = 60_000

/** The API in a Node process, on a libSQL file. */
export interface NodeApi extends Pick<Host, 'app' | 'engine' | 'log' | 'use' | 'endStreams'> {
  close(): Promise<void>
}

/** Opens the database and takes a writer number. Throws `DatabaseFault`, `WritersTaken` and `ClockFault`. */
export async function createNodeApi(
  settings: Settings,
  secret: string,
  { watchers }: Pick<NodeLimits, 'watchers'> = NODE_LIMITS,
): Promise<NodeApi> {
  const engine = await openFile(settings.databaseUrl)
  let snapshots: Snapshots | undefined
  const host = createHost({
    keyring: createKeyring(secret),
    siteUrl: settings.siteUrl,
    engine,
    nextTurn: setImmediate,
    networkOf: createNetworkOf(settings.trustProxy),
    watchers,
    readiness: () => ({ reasons: engine.troubles, snapshot: snapshots?.state }),
  })
  const { app, ledger, log, keepHouse, use, endStreams } = host
  engine.listen(log)
  await ledger.begin().catch(async (error: unknown) => {
    await engine.close()
    throw error
  })
  if (settings.snapshots.keep > 0) snapshots = startSnapshots({ ...settings.snapshots, engine, log })
  const timers = [
    setInterval(() => ledger.probe().catch(log), PROBE_INTERVAL_MS),
    setInterval(() => keepHouse().catch(log), HOUSEKEEPING_INTERVAL_MS),
  ]
  for (const timer of timers) timer.unref()
  return {
    app,
    engine,
    log,
    use,
    endStreams,
    async close() {
      for (const timer of timers) clearInterval(timer)
      endStreams()
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
 * Serves `dist/` and the API on one port. Throws `DatabaseFault` and `ManifestFault`, or when the port is taken.
 * @param tls key and certificate in PEM, to serve HTTPS without a proxy
 * @param limits those that are not as always
 */
export async function serveSite(
  settings: Settings,
  secret: string,
  tls?: { key: string; cert: string },
  limits: Partial<NodeLimits> = {},
): Promise<RunningSite> {
  const kept = { ...NODE_LIMITS, ...limits }
  const { manifest, madeAt } = await readManifest(settings.distDir, secret)
  const api = await createNodeApi(settings, secret, kept)
  try {
    await api.use(manifest)
    // A certificate of our own is for a trial: no promise of HTTPS for a year goes with it.
    const serveFile = createStaticSite(settings.distDir, !tls && settings.siteUrl.startsWith('https:'))
    const answerApi = getRequestListener(api.app.fetch)
    const answer: RequestListener = (request, response) =>
      request.url?.startsWith('/api/') ? void answerApi(request, response) : serveFile(request, response)
    const server = createNodeServer({ answer, tls, isBehindProxy: settings.trustProxy > 0, limits: kept })
    const port = await server.listen(settings.port)
    const stopFollowing = followManifest(settings.distDir, secret, madeAt, api)
    const close = async () => {
      stopFollowing()
      api.endStreams()
      await server.drain()
      await api.close()
    }
    return { port, manifest, engine: api.engine, close }
  } catch (error) {
    await api.close()
    throw error
  }
}
