import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { bundleWorker } from '../../cli/edge/bundle.ts'
import { readConfig } from '../../cli/edge/config.ts'
import { importOnDemand } from '../../cli/edge/on-demand.ts'
import { openRemote } from '../../cli/edge/remote.ts'
import { WRANGLER } from '../../cli/edge/wrangler.ts'
import { createKeyring } from '../../seal/secret.ts'
import { followClock } from './clock-followers.ts'
import { CLOCK_ROUTE, type ClockSetting } from './edge-clock-route.ts'
import { SECRET, temporaryFolder, writeDist } from './fixture.ts'
import type { RunningHost, StudioHost } from './host.ts'

/** What is used of wrangler, which brings workerd: 190 MB for these hosts alone. */
interface Wrangler {
  createTestHarness(options: HarnessOptions): Harness
}
interface HarnessOptions {
  workers: { config: object }[]
}
interface Harness {
  listen(): Promise<{ url: URL }>
  update(options: HarnessOptions): Promise<void>
  getWorker(): Objects & { getEnv(): Promise<Bindings> }
  getLogs(): { level: string; message: string }[]
  close(): Promise<void>
}

type ObjectClass = 'CampaignObject' | 'StudioObject' | 'WatchObject'

/** What workerd says of the objects, and does to them. */
interface Objects {
  listDurableObjectIds(className: ObjectClass): Promise<string[]>
  /** Ends a running object, as the platform does now and then. What it has stored stays. */
  evictDurableObject(className: ObjectClass, options: { name: string }): Promise<void>
  getDurableObjectStorage(
    className: ObjectClass,
    options: { name: string },
  ): Promise<{ exec(sql: string, ...params: unknown[]): Promise<Record<string, unknown>[]> }>
}

/** The Worker's bindings: asks an object itself, past the Worker. */
interface Bindings {
  CAMPAIGN: Named<{ crash(): Promise<void>; hurry(ms: number): Promise<number | null> }>
  STUDIO: Named<{ hurry(ms: number): Promise<number | null> }>
  WATCH: Named<{ crash(): Promise<void> }>
}
/** `Added` is what `edge-worker.ts` adds to objects of this class. */
interface Named<Added> {
  getByName(name: string): Pick<RunningHost, 'fetch'> & Added
}

export interface WorkerHost extends StudioHost {
  /** Sets its clock, which otherwise is the machine's, or that of `stopClock`. */
  setClock(to: ClockSetting): Promise<void>
  objects: Objects
  env: Bindings
  /** What the Worker has written to its console. */
  logs(): string[]
  /** Gives the Worker another secret, as a deployment does. What its objects have stored stays. */
  useSecret(secret: string): Promise<void>
}

interface Site {
  /** The folder of the build. */
  distDir: string
  secret?: string
  /** Default: the address that it listens at, by the name of this machine. */
  siteUrl?: string
  /** Settings that differ. */
  vars?: Record<string, string>
}

/** Once a process: several hosts run one bundle. */
let bundled: Promise<string> | undefined
async function bundle(): Promise<string> {
  const folder = await temporaryFolder()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const main = join(folder, 'worker.js')
  await bundleWorker('tests/support/edge-worker.ts', main)
  return main
}

/** The Worker and its Durable Objects in workerd, configured and bundled as for a deployment, with a clock that tests can set. */
export async function startWorker({ distDir, secret = SECRET, siteUrl, vars }: Site): Promise<WorkerHost> {
  bundled ??= bundle()
  const main = await bundled
  // Nothing is asked of Cloudflare, and only what is wrong is said.
  Object.assign(process.env, { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_LOG: 'error' })
  const { createTestHarness } = (await importOnDemand('wrangler', WRANGLER)) as Wrangler
  // Its own build would bundle, at every start, the Worker that is deployed.
  const { build: _, ...config } = await readConfig()
  const assets = { ...config.assets, directory: distDir }
  const settings = (address: string) => ({ ENTRENOUS_SECRET: secret, SITE_URL: address, ...vars })
  const options = (address: string, more?: Record<string, string>) => ({
    workers: [{ config: { ...config, main, assets, vars: { ...settings(address), ...more } } }],
  })
  const harness = createTestHarness(options(siteUrl ?? 'http://localhost'))
  let { url } = await harness.listen()
  if (siteUrl === undefined) {
    await harness.update(options(`http://localhost:${url.port}`))
    url = (await harness.listen()).url
  }
  const setClock = async (to: ClockSetting) => {
    const { ok } = await fetch(new URL(CLOCK_ROUTE, url), { method: 'POST', body: JSON.stringify(to) })
    if (!ok) throw new Error('The Worker did not take the clock of the tests')
  }
  const worker = harness.getWorker()
  const key = createKeyring(secret).operator()
  const leaveClock = await followClock((at) => setClock({ at }))
  return {
    url: url.origin,
    siteUrl: siteUrl ?? `http://localhost:${url.port}`,
    engine: openRemote(url.origin, 'studio', key),
    storeOf: (slug) => openRemote(url.origin, `campaigns/${slug}`, key),
    fetch: (path, init) => fetch(new URL(path, url), init),
    setClock,
    objects: worker,
    env: await worker.getEnv(),
    logs: () => harness.getLogs().map(({ message }) => message),
    async useSecret(other) {
      await harness.update(options(siteUrl ?? `http://localhost:${url.port}`, { ENTRENOUS_SECRET: other }))
      await harness.listen()
    },
    async stop() {
      leaveClock()
      await harness.close()
    },
  }
}

/**
 * The same with the campaigns of `fixture.ts`, and no pages. `folder` is the one around its `dist/`.
 *
 * @param furnish puts files into the folder of the build
 * @param vars settings that differ
 */
export async function startWorkerHost(
  furnish: (distDir: string) => Promise<void> = async () => {},
  vars: Record<string, string> = {},
): Promise<WorkerHost & { folder: string }> {
  const distDir = await writeDist()
  await furnish(distDir)
  const host = await startWorker({ distDir, siteUrl: vars.SITE_URL ?? 'http://localhost', vars })
  const folder = dirname(distDir)
  return {
    ...host,
    folder,
    async stop() {
      await host.stop()
      await rm(folder, { recursive: true })
    },
  }
}
