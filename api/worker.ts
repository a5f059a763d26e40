import { DurableObject } from 'cloudflare:workers'
import { MANIFEST_FILE } from '../campaigns/manifest.ts'
import { backfill } from '../db/campaign/backfill.ts'
import migrations from '../db/campaign/migrations/migrations.js'
import { openDurableObject } from '../db/clients/durable-object.ts'
import { createKeyring } from '../seal/secret.ts'
import { faultOf, SecretFault } from '../seal/secret-fault.ts'
import { createFanApp, type FanApp } from './app.ts'
import { createCampaignHost } from './campaign-host.ts'
import { createFaults } from './faults.ts'
import { writeToConsole } from './log.ts'
import { unsealManifest } from './manifest.ts'
import { networkOf } from './network.ts'
import { keepAsSent } from './photos/as-sent.ts'
import { createPhotos } from './photos/photos.ts'
import { createR2Store } from './photos/r2-store.ts'

export interface WorkerEnv {
  /** The files of `dist/`. */
  ASSETS: Fetcher
  CAMPAIGN: DurableObjectNamespace<CampaignObject>
  ENTRENOUS_SECRET?: string
  /** Where galleries keep their photos; without it they take none. */
  PHOTOS?: R2Bucket
}

const WATCHERS = 10_000

/** Bytes that the photos of one campaign may take. */
const MOST_PHOTO_BYTES = 5_000_000_000

/** The Durable Object of one campaign: its ledger and its live streams. */
export class CampaignObject extends DurableObject<WorkerEnv> {
  #app: Promise<FanApp> | undefined

  override async fetch(request: Request): Promise<Response> {
    this.#app ??= createCampaignApp(this.ctx.storage, this.env, new URL(request.url).origin)
    return (await this.#app).fetch(request)
  }
}

async function createCampaignApp(storage: DurableObjectStorage, env: WorkerEnv, siteUrl: string): Promise<FanApp> {
  const secret = env.ENTRENOUS_SECRET ?? ''
  const fault = faultOf(secret)
  if (fault) throw new SecretFault(`ENTRENOUS_SECRET: ${fault}`)
  const keyring = createKeyring(secret)
  const file = await env.ASSETS.fetch(`https://assets.local/${MANIFEST_FILE}`)
  const faults = createFaults(writeToConsole, Date.now)
  const engine = await openDurableObject(storage, migrations)
  await backfill(engine)
  const host = createCampaignHost(
    {
      keyring,
      siteUrl,
      nextTurn: (run) => setTimeout(run, 0),
      now: Date.now,
      networkOf: (c) => networkOf(c.req.header('CF-Connecting-IP') ?? ''),
      watchers: WATCHERS,
      faults,
      photos: env.PHOTOS && photosIn(env.PHOTOS, faults.log),
    },
    engine,
  )
  await host.use(await unsealManifest(new Uint8Array(await file.arrayBuffer()), keyring))
  return createFanApp(host.deps)
}

/** There is no decoder here: photos are kept as they are sent. */
const photosIn = (bucket: R2Bucket, log: (error: unknown) => void) =>
  createPhotos({ store: createR2Store(bucket), develop: keepAsSent, mostBytes: MOST_PHOTO_BYTES, log })

/** Routes every request of a campaign to its Durable Object. */
export default {
  async fetch(request, env) {
    const [, slug] = /^\/api\/campaigns\/([^/]+)\//.exec(new URL(request.url).pathname) ?? []
    if (slug === undefined) return env.ASSETS.fetch(request)
    return env.CAMPAIGN.get(env.CAMPAIGN.idFromName(slug)).fetch(request)
  },
} satisfies ExportedHandler<WorkerEnv>
