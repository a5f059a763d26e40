import { DurableObject } from 'cloudflare:workers'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { backfill } from '../../db/campaign/backfill.ts'
import { createLeasedWriter, type WriterLease } from '../../db/campaign/leased-writer.ts'
import migrations from '../../db/campaign/migrations/migrations.js'
import { readRecounted, recount } from '../../db/campaign/recount.ts'
import { SETTLE } from '../../db/campaign/unsettled.ts'
import { openDurableObject } from '../../db/clients/durable-object.ts'
import { asApiError, createFanApp } from '../app.ts'
import { createCampaignHost } from '../campaign-host.ts'
import { ApiError, problemResponse } from '../errors.ts'
import { isOwn, readStoredRoots } from '../own-database.ts'
import { studioCampaign } from '../routes/studio.ts'
import type { Member, StudioCampaignEnv } from '../studio/member.ts'
import { type Season, seasonIn } from '../studio/season.ts'
import { createCampaignStudio } from '../studio-host.ts'
import { createAlarm, RING_AGAIN_MS, ringing } from './alarm.ts'
import { type CampaignCalls, type EdgeEnv, STUDIO_NAME } from './edge-env.ts'
import { edgeRuntime } from './edge-runtime.ts'
import { EdgeFault, readEdgeSettings } from './edge-settings.ts'
import { createLeftPages } from './left-pages.ts'
import { MEMBER } from './member-header.ts'
import { operator } from './operator.ts'
import { createOutbox } from './outbox.ts'
import { requireRecountable } from './recountable.ts'
import { answering, startedOnce } from './started.ts'
import { createAlert } from './troubles.ts'

/** The Durable Object of one campaign: its ledger, its live streams, and what the studio shows of it. */
export class CampaignObject extends DurableObject<EdgeEnv> implements CampaignCalls {
  readonly #part = startedOnce((restart) =>
    createPart(this.ctx, this.env, restart).catch((error: unknown) => this.#fail(error)),
  )

  override async fetch(request: Request): Promise<Response> {
    return answering(async () => (await this.#part()).answer(request))
  }

  async overview() {
    return (await this.#part()).overview()
  }

  async listen(seen: string) {
    return (await this.#part()).listen(seen)
  }

  async seasonRoots() {
    return (await this.#part()).season.readRoots()
  }

  async seasonMembers(...asked: Parameters<Season['readMembers']>) {
    return (await this.#part()).season.readMembers(...asked)
  }

  /** Housekeeping, and deliveries that failed, without any request. */
  override alarm(): Promise<void> {
    return ringing(this.ctx.storage, async () => (await this.#part()).ring())
  }

  /** Lets health know that it cannot start, for as long as it cannot. */
  async #fail(error: unknown): Promise<never> {
    const reasons = [error instanceof EdgeFault ? error.reason : 'database-unreadable']
    await this.env.STUDIO.getByName(STUDIO_NAME)
      .report(this.ctx.id.name ?? '', { reasons })
      .catch(console.error)
    await this.ctx.storage.setAlarm(Date.now() + RING_AGAIN_MS)
    throw error
  }
}

const LEASE = 'writer-lease'

async function createPart({ storage, id }: DurableObjectState, env: EdgeEnv, again: () => void) {
  const settings = await readEdgeSettings(env)
  const slug = id.name ?? ''
  // None where it was taken out of the build: then its house is kept, and every route knows no such campaign.
  const campaigns = settings.manifest.campaigns.filter((each) => each.slug === slug)
  const runtime = edgeRuntime(settings, env)
  const { log } = runtime.faults
  const engine = await openDurableObject(storage, migrations)
  if (!isOwn(await readStoredRoots(engine), settings.keyring))
    throw new EdgeFault('ENTRENOUS_SECRET: expected the one that the campaign was made with: else no link would open')
  await backfill(engine)
  const writer = createLeasedWriter({
    ...{ engine, holder: slug, now: runtime.now },
    lease: (request) => env.STUDIO.getByName(STUDIO_NAME).leaseWriter(request),
    kept: {
      get: () => storage.kv.get<WriterLease>(LEASE),
      put: (lease) => void (lease ? storage.kv.put(LEASE, lease) : storage.kv.delete(LEASE)),
    },
  })
  const host = createCampaignHost({ ...runtime, writer }, engine)
  await host.use({ ...settings.manifest, campaigns })
  const studioObject = () => env.STUDIO.getByName(STUDIO_NAME)
  const stillIn = async (members: readonly Member[]) => {
    const good = await studioObject().stillIn(members)
    return new Set(good.flatMap((place) => members[place] ?? []))
  }
  const seasonOf = (slug: string): Season | undefined => {
    if (!settings.manifest.campaigns.some((each) => each.slug === slug)) return undefined
    const other = () => env.CAMPAIGN.getByName(slug)
    const readMembers: Season['readMembers'] = async (list, page) => other().seasonMembers(list, page)
    return { slug, readRoots: async () => other().seasonRoots(), readMembers }
  }
  const studio = createCampaignStudio(runtime, host, { stillIn, seasonOf })
  const outbox = createOutbox({ ...{ storage, engine, log }, deliver: (entries) => studioObject().deliver(entries) })
  const pages = createLeftPages(storage, runtime.now)
  const alarm = createAlarm({ ...{ clock: storage, outbox, pages, log }, keepHouse: host.keepHouse })
  await alarm.arm()
  const alert = createAlert({
    readiness() {
      const { reasons, photos } = host.deps.readiness()
      return { reasons: alarm.isFailing ? [...reasons, 'housekeeping-failing'] : reasons, photos }
    },
    async probe() {
      await runtime.photos?.probe()
      await host.store.ledger.probe()
    },
    tell: (report) => studioObject().report(slug, report),
    log,
  })

  /** Others took the place of its rows: nothing of what was read of them goes on, and no id is made a second time. */
  const restart = async () => {
    writer.retire()
    alert.end()
    host.deps.live.close()
    studio.reports.close()
    again()
    return {}
  }

  const app = createFanApp(host.deps)
  // Whoever changes something finds it in the audit, wherever that is.
  for (const path of ['/studio/*', '/operator/*']) app.use(path, (_, next) => next().then(alarm.deliver))
  app.route('/studio/campaigns/:slug', new Hono<StudioCampaignEnv>().use(asMember).route('/', studioCampaign(studio)))
  app.route(
    '/operator/campaigns/:slug',
    operator({
      ...{ key: settings.keyring.operator(), storage, engine, pages, settling: SETTLE, now: runtime.now },
      tasks: {
        verify: async () => {
          await host.store.ledger.settle()
          const campaigns = await readRecounted(engine, slug)
          requireRecountable(campaigns)
          return { campaigns, differences: await recount(engine, slug) }
        },
        restart,
      },
    }),
  )
  app.onError((error, c) => problemResponse(c, asApiError(error, log)))
  return {
    async ring() {
      await studioObject().enrol(slug).catch(log)
      await alarm.ring().finally(alert.look)
    },
    async answer(request: Request) {
      try {
        return await app.fetch(request)
      } finally {
        alert.look()
      }
    },
    async overview() {
      const entry = host.catalogue.find(slug)
      if (!entry) throw new ApiError('campaign-unknown')
      return studio.readOverview(entry)
    },
    listen: (seen: string) => host.deps.live.listen(slug, seen),
    season: seasonIn(engine, slug),
  }
}

/** The member whom the studio's object has let in: no request from outside comes here but through the Worker, which sets it. */
const asMember = createMiddleware<StudioCampaignEnv>(async (c, next) => {
  const member = c.req.header(MEMBER)
  if (member === undefined) throw new ApiError('signed-out')
  c.set('member', JSON.parse(decodeURIComponent(member)) as Member)
  await next()
})
