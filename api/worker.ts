import { DurableObject } from 'cloudflare:workers'
import { MANIFEST_FILE } from '../campaigns/manifest.ts'
import { openDurableObject } from '../db/clients/durable-object.ts'
import { createKeyring } from '../seal/secret.ts'
import { faultOf, SecretFault } from '../seal/secret-fault.ts'
import type { App } from './app.ts'
import { createHost } from './host.ts'
import { openManifest } from './manifest.ts'
import { networkOf } from './network.ts'

export interface WorkerEnv {
  /** The files of `dist/`. */
  ASSETS: Fetcher
  CAMPAIGN: DurableObjectNamespace<CampaignObject>
  ENTRENOUS_SECRET?: string
}

const WATCHERS = 10_000

/** One campaign: its ledger, and everybody who watches it. */
export class CampaignObject extends DurableObject<WorkerEnv> {
  #app: Promise<App> | undefined

  override async fetch(request: Request): Promise<Response> {
    this.#app ??= createCampaignApp(this.ctx.storage, this.env, new URL(request.url).origin)
    return (await this.#app).fetch(request)
  }
}

async function createCampaignApp(storage: DurableObjectStorage, env: WorkerEnv, siteUrl: string): Promise<App> {
  const secret = env.ENTRENOUS_SECRET ?? ''
  const fault = faultOf(secret)
  if (fault) throw new SecretFault(`ENTRENOUS_SECRET: ${fault}`)
  const keyring = createKeyring(secret)
  const file = await env.ASSETS.fetch(`https://assets.local/${MANIFEST_FILE}`)
  const host = createHost({
    keyring,
    siteUrl,
    engine: await openDurableObject(storage),
    nextTurn: (run) => setTimeout(run, 0),
    networkOf: (c) => networkOf(c.req.header('CF-Connecting-IP') ?? ''),
    watchers: WATCHERS,
  })
  await host.use(await openManifest(new Uint8Array(await file.arrayBuffer()), keyring))
  return host.app
}

/** Hands every request of a campaign to its object. */
export default {
  async fetch(request, env) {
    const [, slug] = /^\/api\/campaigns\/([^/]+)\//.exec(new URL(request.url).pathname) ?? []
    if (slug === undefined) return env.ASSETS.fetch(request)
    return env.CAMPAIGN.get(env.CAMPAIGN.idFromName(slug)).fetch(request)
  },
} satisfies ExportedHandler<WorkerEnv>
