import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { ForestTooLarge } from '../db/campaign/forests.ts'
import { BacklogFull } from '../db/campaign/group-commit.ts'
import { wasAway } from '../db/campaign/moves.ts'
import { awayError } from './absences.ts'
import type { CampaignEnv, Deps, FanDeps } from './deps.ts'
import { ApiError, problemResponse } from './errors.ts'
import { requestLogger } from './request-log.ts'
import { ambassador } from './routes/ambassador.ts'
import { badge } from './routes/badge.ts'
import { follow } from './routes/follow.ts'
import { health } from './routes/health.ts'
import { intents } from './routes/intents.ts'
import { invitation } from './routes/invitation.ts'
import { jwks } from './routes/jwks.ts'
import { keys } from './routes/keys.ts'
import { live } from './routes/live.ts'
import { openapi } from './routes/openapi.ts'
import { pass } from './routes/pass.ts'
import { pieces } from './routes/pieces.ts'
import { presence } from './routes/presence.ts'
import { preview } from './routes/preview.ts'
import { spoken } from './routes/spoken.ts'
import { studio } from './routes/studio.ts'
import { tally } from './routes/tally.ts'
import { tell } from './routes/tell.ts'
import { unlock } from './routes/unlock.ts'
import { words } from './routes/words.ts'
import { apiHeaders } from './security-headers.ts'

/** The fans' routes, the same on every host: what differs between hosts comes in as {@link FanDeps}. */
export function createFanApp(deps: FanDeps) {
  const knownCampaign = createMiddleware<CampaignEnv>(async (c, next) => {
    const campaign = deps.catalogue.find(c.req.param('slug') ?? '')
    if (!campaign) throw new ApiError('campaign-unknown')
    const trouble = deps.siteTrouble()
    if (trouble !== undefined && trouble !== 'site-missing')
      throw new ApiError('unavailable', { detail: trouble, reasons: [trouble], retryAfterSeconds: 2 })
    await deps.absences.requireHere(campaign.slug)
    c.set('campaign', campaign)
    c.set('store', deps.storeOf(campaign.slug))
    await next()
  })

  const campaign = new Hono<CampaignEnv>()
    .use(knownCampaign)
    .route('/pass', pass(deps))
    .route('/tally', tally(deps))
    .route('/live', live(deps))
    .route('/badge.svg', badge(deps))
    .route('/intents', intents(deps))
    .route('/follow', follow(deps))
    .route('/presence', presence(deps))
    .route('/tell', tell(deps))
    .route('/words', words(deps))
    .route('/spoken', spoken(deps))
    .route('/keys', keys(deps))
    .route('/invitation', invitation(deps))
    .route('/ambassador', ambassador(deps))
    .route('/pieces', pieces(deps))
    .route('/preview', preview(deps))

  const api = new Hono().basePath('/api')
  if (deps.logRequest) api.use(requestLogger(deps.logRequest))
  const app = api
    .use('/campaigns/:slug/unlock', knownCampaign)
    .route('/campaigns/:slug/unlock', unlock(deps))
    .use(apiHeaders)
    .route('/health', health(deps))
    .route('/jwks.json', jwks(deps))
    .route('/campaigns/:slug', campaign)

  app.notFound((c) => problemResponse(c, new ApiError('route-unknown')))
  app.onError((error, c) => problemResponse(c, asApiError(error, deps.log)))
  return app
}

/** The whole API. */
export function createApp(deps: Deps) {
  return createFanApp(deps).route('/studio', studio(deps)).route('/', openapi(deps))
}

export type App = ReturnType<typeof createApp>

/** Turns an unexpected error into `unavailable`: it is logged, no key leaves, and the fan may try again. */
export function asApiError(error: unknown, log: Deps['log']): ApiError {
  if (error instanceof ApiError) return error
  if (wasAway(error)) return awayError(error)
  if (error instanceof BacklogFull) return new ApiError('slow-down', { retryAfterSeconds: 1, cause: error })
  if (error instanceof ForestTooLarge) return new ApiError('too-large', { detail: error.message, cause: error })
  log(error)
  return new ApiError('unavailable', { retryAfterSeconds: 2, cause: error })
}
