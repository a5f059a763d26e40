import type { RequestListener } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { withoutDemos } from '../campaigns/demo.ts'
import { MINUTE_MS } from '../campaigns/durations.ts'
import type { CampaignManifest, Manifest } from '../campaigns/manifest.ts'
import { type FileEngine, openFile } from '../db/clients/file.ts'
import type { Engine } from '../db/engine.ts'
import { framesOf } from '../pieces/embed/players.ts'
import { createKeyring } from '../seal/secret.ts'
import { createPartedPresence, type PartedPresence } from './brand/parted-presence.ts'
import type { Settings } from './env.ts'
import { createFaults, type Faults } from './faults.ts'
import { logFiles } from './file-requests.ts'
import { createHost, type Host } from './host.ts'
import type { WriteLine } from './log.ts'
import { requireNotLost } from './lost-database.ts'
import type { SiteTrouble } from './manifest.ts'
import { type Following, followManifest, readManifest } from './manifest-file.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { startMetrics } from './metrics-server.ts'
import { createMinutes } from './minutes.ts'
import { sendNodeEvents } from './node-events.ts'
import { createNodeLog } from './node-log.ts'
import { createNetworkOf } from './node-network.ts'
import { allowUpload, createNodeServer, SERVER_LIMITS } from './node-server.ts'
import { type NodeLimits, openFilesLimit, withinFiles } from './open-files.ts'
import { requireOwn } from './own-file.ts'
import { createBucketStore } from './photos/bucket-store.ts'
import { createDevelop } from './photos/develop.ts'
import { createFolderStore } from './photos/folder-store.ts'
import { createPhotos } from './photos/photos.ts'
import { createRequestLog, type LogRequest } from './request-log.ts'
import { createSiteLog } from './site-log.ts'
import { createSnapshots } from './snapshots.ts'
import { createStaticSite } from './static-site.ts'
import { createSteadiness } from './steadiness.ts'
import { runOnTimer } from './timer.ts'
import { answerWaiting } from './waiting.ts'

const NODE_LIMITS: NodeLimits = { ...SERVER_LIMITS, watchers: 20_000 }

const PROBE_INTERVAL_MS = 5000

/** Photos on their way at once. */
const PHOTOS_AT_ONCE = 40

/** The liveness route: it answers whether or not there is something to serve. */
const LIVENESS = '/api/health/live'

/** The API in a Node process, on a libSQL file. */
export interface NodeApi extends Omit<Host, 'keepHouse'> {
  engine: FileEngine
  faults: Faults
  log: Faults['log']
  write: WriteLine
  logRequest: LogRequest | undefined
  /** Undefined where metrics are switched off. */
  metrics: Metrics | undefined
  close(): Promise<void>
}

interface ApiOptions {
  watchers?: number
  now?: (() => number) | undefined
  siteTrouble?: () => SiteTrouble | undefined
}

/** Opens the database and takes a writer number. Throws `DatabaseFault`, `WritersTaken` and `ClockFault`. */
export async function createNodeApi(
  settings: Settings,
  secret: string,
  { watchers = NODE_LIMITS.watchers, now = Date.now, siteTrouble = () => undefined }: ApiOptions = {},
): Promise<NodeApi> {
  const { write, writes } = await createNodeLog(settings.logLevel)
  const metrics = settings.metrics && (await createMetrics())
  const keyring = createKeyring(secret)
  await requireNotLost(settings)
  const engine = await openFile(settings.databaseUrl, { rescueDir: settings.snapshots.dir })
  const logRequest = writes('debug') ? createRequestLog(write) : undefined
  const faults = createFaults(write, now)
  const { log, tell } = faults
  const { snapshots: every } = settings
  const snapshots = every.keep > 0 ? createSnapshots({ ...every, engine, now, log, tell }) : undefined
  const photos = createPhotos({
    store: settings.photos.bucket
      ? createBucketStore(settings.photos.bucket, { now })
      : createFolderStore(settings.photos.dir),
    develop: createDevelop(),
    mostBytes: settings.photos.mostBytes,
    atOnce: PHOTOS_AT_ONCE,
    ...{ log, tell },
  })
  let presence: PartedPresence | undefined
  const { keepHouse, ...host } = createHost(
    {
      keyring,
      siteUrl: settings.siteUrl,
      nextTurn: setImmediate,
      networkOf: createNetworkOf(settings.trustProxy),
      allowUpload: ({ env }: Context<{ Bindings: HttpBindings }>) => allowUpload(env.incoming),
      cut: ({ env }: Context<{ Bindings: HttpBindings }>) => void env.outgoing.destroy(),
      ...{ now, watchers, faults, logRequest, siteTrouble, photos, sendEvents: sendNodeEvents },
      readiness: () => ({
        ...{ reasons: engine.troubles, snapshot: snapshots?.state },
        ...(presence?.isParted && { presence: { isParted: true } }),
      }),
      ...(metrics && { group: { onCommit: metrics.onCommit } }),
    },
    engine,
  )
  const { ledger } = host.store
  let isOpen = true
  engine.listen((event) => {
    faults.tell(event)
    // Only a write that succeeds says that all is well: one is tried as soon as nothing else is wrong.
    if (isOpen && engine.troubles.length === 0) void ledger.probe().catch(log)
  })
  await requireOwn(engine, keyring, settings)
    .then(ledger.begin)
    .catch(async (error: unknown) => {
      await engine.close()
      throw error
    })
  presence = createPartedPresence({ engine, catalogue: host.catalogue, now, tell: faults.tell })
  const isSteady = createSteadiness({ now })
  const keepHouseInTime = async () => (isSteady() ? keepHouse() : now() + MINUTE_MS)
  const housekeeping = runOnTimer(keepHouseInTime, { firstAt: now() + MINUTE_MS, now, log })
  const snapshotting = snapshots && runOnTimer(snapshots.makeDue, { firstAt: now(), now, log })
  const tellMinute = createMinutes(host.openings, write)
  const probe = () => {
    void ledger.probe().catch(log)
    void photos.probe()
    void presence?.look().catch(log)
  }
  const timers = [setInterval(probe, PROBE_INTERVAL_MS), setInterval(tellMinute, MINUTE_MS)]
  for (const timer of timers) timer.unref()
  return {
    ...host,
    ...{ engine, faults, log, write, logRequest, metrics },
    async close() {
      isOpen = false
      for (const timer of timers) clearInterval(timer)
      host.endStreams()
      tellMinute()
      void housekeeping.stop()
      await snapshotting?.stop()
      // Groups are committed in order: once this one is, none is waiting.
      await ledger.probe().catch(log)
      await ledger.settle().catch(log)
      await ledger.close().catch(log)
      await engine.close()
    },
  }
}

/** How {@link serveSite} serves. */
interface SiteOptions {
  /** Key and certificate in PEM, to serve HTTPS without a proxy. */
  tls?: { key: string; cert: string } | undefined
  /** Limits that differ from the defaults. */
  limits?: Partial<NodeLimits>
  /** Whether a build is running: until it is done, visitors are asked to wait. */
  isBuilding?: boolean
  /** What time it is, in epoch milliseconds. Default: `Date.now`. */
  now?: () => number
}

export interface RunningSite {
  port: number
  engine: Engine
  /** The campaigns of the served build, hidden demos included; undefined before the first build. */
  campaigns(): readonly CampaignManifest[] | undefined
  /** Loads the build that is there now, at once instead of within a second. Throws `ManifestFault`. */
  takeOver(): Promise<void>
  close(): Promise<void>
}

/**
 * Serves `dist/` and the API on one port. Throws `DatabaseFault` and `SettingsError`, `ManifestFault` when there is no build
 * to serve and none on its way, or when the port is taken.
 */
export async function serveSite(
  settings: Settings,
  secret: string,
  { tls, limits, isBuilding = false, now }: SiteOptions = {},
): Promise<RunningSite> {
  const kept = withinFiles({ ...NODE_LIMITS, ...limits }, await openFilesLimit())
  const last = await readManifest(settings.distDir, secret).catch((error: unknown) => {
    if (!isBuilding) throw error
  })
  let following: Following | undefined
  const siteTrouble = () => following?.trouble()
  const api = await createNodeApi(settings, secret, { watchers: kept.watchers, now, siteTrouble })
  try {
    const build = createServedBuild(settings, api)
    if (last) await build.use(last.manifest)
    const answer = answerOf(settings, api, build, tls !== undefined)
    const server = createNodeServer({ answer, tls, isBehindProxy: settings.trustProxy > 0, limits: kept })
    const metrics = await startMetrics(settings, api, server)
    const port = await server.listen(settings.port, settings.host)
    const siteLog = createSiteLog({ settings, ...api })
    siteLog.started({ port, metrics: metrics?.address, connections: kept.connections }, build.campaigns() ?? [])
    const use = async (newer: Manifest) => {
      await build.use(newer)
      siteLog.takenOver(newer.campaigns)
    }
    following = followManifest(settings.distDir, secret, last?.madeAt, {
      ...{ use, faults: api.faults, served: build.served },
    })
    const { takeOver, stop } = following
    const close = async () => {
      stop()
      siteLog.stopping(server.connections)
      api.endStreams()
      await server.drain()
      await metrics?.close()
      await api.close()
      siteLog.stopped(api.engine.troubles)
    }
    return { port, engine: api.engine, campaigns: build.campaigns, takeOver, close }
  } catch (error) {
    await api.close()
    throw error
  }
}

type ServedBuild = ReturnType<typeof createServedBuild>

function answerOf(settings: Settings, api: NodeApi, build: ServedBuild, isOwnTls: boolean): RequestListener {
  // A self-signed certificate is for a trial: it must not promise HTTPS for a year (HSTS).
  const isHttps = !isOwnTls && settings.siteUrl.startsWith('https:')
  const serveSiteFile = createStaticSite(settings.distDir, { isHttps, ...build })
  const serveFile = api.logRequest ? logFiles(serveSiteFile, api.logRequest) : serveSiteFile
  const answerApi = getRequestListener(api.app.fetch)
  return (request, response) => {
    if (!build.campaigns() && request.url !== LIVENESS) answerWaiting(request, response)
    else if (request.url?.startsWith('/api/')) void answerApi(request, response)
    else serveFile(request, response)
  }
}

/** The public part of the served build. */
function createServedBuild(settings: Settings, api: Pick<Host, 'use'>) {
  let campaigns: readonly CampaignManifest[] | undefined
  let hidden = new Set<string>()
  let frames = new Map<string, string[]>()
  return {
    campaigns: () => campaigns,
    /** Whether a folder of the build holds a campaign that is left out. */
    isHidden: (folder: string) => hidden.has(folder),
    /** The folders of the public campaigns. */
    served: () => (campaigns ?? []).flatMap(({ slug }) => (hidden.has(slug) ? [] : slug)),
    /** Origins that the pages of a campaign may frame. */
    framesOf: (folder: string) => frames.get(folder) ?? [],
    async use(manifest: Manifest) {
      const { open, leftOut } = withoutDemos(manifest.campaigns, settings)
      await api.use({ ...manifest, campaigns: open })
      hidden = new Set(leftOut.map(({ slug }) => slug))
      frames = new Map(open.map(({ slug, pieces }) => [slug, framesOf(pieces)]))
      campaigns = manifest.campaigns
    },
  }
}
