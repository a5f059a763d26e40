import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { getRequestListener } from '@hono/node-server'
import type { Manifest } from '../campaigns/manifest.ts'
import { openFile } from '../db/clients/file.ts'
import type { Engine } from '../db/engine.ts'
import { foldsAt } from '../db/retention.ts'
import { createKeyring } from '../seal/secret.ts'
import type { Settings } from './env.ts'
import { createHost, type Host } from './host.ts'
import { followManifest, readManifest } from './manifest-file.ts'
import { createNetworkOf } from './node-network.ts'
import { createStaticSite } from './static-site.ts'

const WATCHERS = 20_000
const PROBE_INTERVAL_MS = 5000
const HOUSEKEEPING_INTERVAL_MS = 60_000
const DRAIN_STEP_MS = 50
const DRAIN_LIMIT_MS = 5000

/** The API in a Node process, on a libSQL file. */
export interface NodeApi extends Pick<Host, 'app' | 'engine' | 'log' | 'use' | 'endStreams'> {
  close(): Promise<void>
}

/** Opens the database. Throws `DatabaseFault`. */
export async function createNodeApi(settings: Settings, secret: string): Promise<NodeApi> {
  const engine = await openFile(settings.databaseUrl)
  const host = createHost({
    keyring: createKeyring(secret),
    siteUrl: settings.siteUrl,
    engine,
    writer: Math.floor(Math.random() * 64),
    nextTurn: setImmediate,
    networkOf: createNetworkOf(settings.trustProxy),
    watchers: WATCHERS,
  })
  const { app, ledger, log, use, endStreams } = host
  const timers = [
    setInterval(() => ledger.probe().catch(log), PROBE_INTERVAL_MS),
    setInterval(() => keepHouse(host).catch(log), HOUSEKEEPING_INTERVAL_MS),
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
      await engine.close()
    },
  }
}

/** What the retention rules ask for, now and then. */
async function keepHouse({ ledger, campaigns }: Host) {
  await ledger.forget()
  for (const campaign of campaigns()) if (Date.now() >= foldsAt(campaign)) await ledger.fold(campaign.slug)
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
 */
export async function serveSite(
  settings: Settings,
  secret: string,
  tls?: { key: string; cert: string },
): Promise<RunningSite> {
  const { manifest, madeAt } = await readManifest(settings.distDir, secret)
  const api = await createNodeApi(settings, secret)
  try {
    await api.use(manifest)
    // A certificate of our own is for a trial: no promise of HTTPS for a year goes with it.
    const serveFile = createStaticSite(settings.distDir, !tls && settings.siteUrl.startsWith('https:'))
    const answerApi = getRequestListener(api.app.fetch)
    const answer: RequestListener = (request, response) =>
      request.url?.startsWith('/api/') ? void answerApi(request, response) : serveFile(request, response)
    const server = tls ? createTlsServer(tls, answer) : createServer(answer)
    const port = await listen(server, settings.port)
    const stopFollowing = followManifest(settings.distDir, secret, madeAt, api)
    const close = async () => {
      stopFollowing()
      api.endStreams()
      await drain(server)
      await api.close()
    }
    return { port, manifest, engine: api.engine, close }
  } catch (error) {
    await api.close()
    throw error
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** Answers what is being asked, then stops; what takes longer than a few seconds is cut. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  const idle = setInterval(() => server.closeIdleConnections(), DRAIN_STEP_MS)
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS)
  await closed
  clearInterval(idle)
  clearTimeout(cut)
}
