import { DurableObject } from 'cloudflare:workers'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { awayError } from '../absences.ts'
import { asApiError } from '../app.ts'
import { createCatalogue } from '../catalogue.ts'
import type { CampaignEnv } from '../deps.ts'
import { ApiError, problemResponse } from '../errors.ts'
import { sendWebEvents } from '../event-stream.ts'
import { createLiveHub } from '../live-hub.ts'
import { TALLY_EVENTS_PER_SECOND, TALLY_TICK_MS, tallySeats } from '../live-tallies.ts'
import type { Network } from '../network.ts'
import { live } from '../routes/live.ts'
import { createSeats } from '../seats.ts'
import { apiHeaders } from '../security-headers.ts'
import type { EdgeEnv } from './edge-env.ts'
import { edgeRuntime, STREAMS } from './edge-runtime.ts'
import { readEdgeSettings } from './edge-settings.ts'
import { createFeed } from './feed.ts'
import { answering, startedOnce } from './started.ts'

/**
 * A Durable Object that holds streams of a campaign whose own object has no room for more. It stores nothing, and is gone
 * once nobody watches.
 */
export class WatchObject extends DurableObject<EdgeEnv> {
  readonly #app = startedOnce(() => createApp(this.ctx, this.env))

  override async fetch(request: Request): Promise<Response> {
    return answering(async () => (await this.#app()).fetch(request))
  }
}

async function createApp({ id }: DurableObjectState, env: EdgeEnv) {
  const [slug = ''] = id.name?.split('/') ?? []
  const settings = await readEdgeSettings(env)
  const catalogue = createCatalogue(settings.keyring)
  catalogue.use(settings.manifest)
  const campaign = catalogue.find(slug)
  if (!campaign) throw new ApiError('campaign-unknown')
  const { faults, networkOf, nextTurn } = edgeRuntime(settings, env)
  const feed = createFeed({
    listen: async (seen) => env.CAMPAIGN.getByName(slug).listen(seen),
    isWatched: () => hub.watching > 0,
    log: faults.log,
  })
  const hub = createLiveHub<Network>({
    first: async () => {
      const { event } = await feed.first()
      if (event === undefined) throw awayError()
      return event
    },
    read: async (_, tell) => {
      const { newest } = feed
      if (newest) await tell(slug, newest.event, newest.news)
    },
    seats: createSeats(tallySeats(STREAMS)),
    tickMs: TALLY_TICK_MS,
    eventsPerSecond: TALLY_EVENTS_PER_SECOND,
    pause: () => new Promise(nextTurn),
    log: faults.log,
  })
  const known = createMiddleware<CampaignEnv>(async (c, next) => {
    c.set('campaign', campaign)
    await next()
  })
  const app = new Hono<CampaignEnv>()
    .basePath('/api/campaigns/:slug')
    .use(apiHeaders, known)
    .route('/live', live({ live: hub, networkOf, sendEvents: sendWebEvents }))
  app.notFound((c) => problemResponse(c, new ApiError('route-unknown')))
  app.onError((error, c) => problemResponse(c, asApiError(error, faults.log)))
  return app
}
