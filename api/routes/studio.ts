import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { HonoBase } from 'hono/hono-base'
import type { Schema } from 'hono/types'
import type { DeskDeps, StudioDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import { inStore, mayRead, signedIn } from '../studio/authorization.ts'
import type { StudioCampaignEnv, StudioEnv } from '../studio/member.ts'
import { sameOrigin } from '../studio/same-origin.ts'
import { createSessions } from '../studio/sessions.ts'
import { createTokenBuckets } from '../token-buckets.ts'
import { ambassadors } from './studio/ambassadors.ts'
import { audit } from './studio/audit.ts'
import { campaigns } from './studio/campaigns.ts'
import { circles } from './studio/circles.ts'
import { exports } from './studio/export.ts'
import { follows } from './studio/follows.ts'
import { links } from './studio/links.ts'
import { live } from './studio/live.ts'
import { members } from './studio/members.ts'
import { pieceReports, pieceRoutes } from './studio/pieces.ts'
import { previews } from './studio/previews.ts'
import { report } from './studio/report.ts'
import { roots } from './studio/roots.ts'
import { allSessions, session } from './studio/session.ts'
import { told } from './studio/told.ts'
import { tree } from './studio/tree.ts'
import { word } from './studio/word.ts'

/** Rate limit of one key: more than a team and a machine with one key need, and less than the fans would notice. */
const REQUESTS = { burst: 300, perSecond: 10 }

/** The routes of the studio, and of machines with a key of their own. */
export function studio(deps: DeskDeps & StudioDeps) {
  return desk(deps, studioCampaign(deps))
}

/** The routes of one campaign, for a member whom the {@link desk} has let in. */
export function studioCampaign(deps: StudioDeps) {
  return new Hono<StudioCampaignEnv>()
    .use(mayRead(deps), inStore(deps))
    .route('/report', report(deps))
    .route('/live', live(deps))
    .route('/tree', tree(deps))
    .route('/roots', roots(deps))
    .route('/members', members(deps))
    .route('/ambassadors', ambassadors(deps))
    .route('/previews', previews(deps))
    .route('/circles', circles(deps))
    .route('/links', links(deps))
    .route('/word', word(deps))
    .route('/told', told(deps))
    .route('/follows', follows(deps))
    .route('/export', exports(deps))
    .route('/pieces', pieceReports(deps))
    .route('/pieces', pieceRoutes(deps))
}

/**
 * The studio's door, and its routes that concern no single campaign.
 *
 * @param campaign what answers below `campaigns/:slug`
 */
export function desk<Routes extends Schema>(
  deps: DeskDeps,
  campaign: HonoBase<StudioCampaignEnv, Routes, '/', string>,
) {
  const sessions = createSessions(deps)
  const buckets = createTokenBuckets({ ...REQUESTS, now: deps.now })
  const paced = createMiddleware<StudioEnv>((c, next) => {
    if (!buckets.take(c.get('member').key)) throw new ApiError('slow-down', { retryAfterSeconds: 1 })
    return next()
  })

  const inside = new Hono<StudioEnv>()
    .use(signedIn(deps, sessions))
    .use(paced)
    .route('/audit', audit(deps))
    .route('/campaigns', campaigns(deps))
    .route('/campaigns/:slug', campaign)

  return new Hono()
    .use(sameOrigin(deps.siteUrl))
    .route('/session', session(deps, sessions))
    .route('/sessions', allSessions(deps, sessions))
    .route('/', inside)
}
