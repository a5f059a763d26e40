import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { StudioDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import { mayRead, signedIn } from '../studio/authorization.ts'
import type { StudioCampaignEnv, StudioEnv } from '../studio/member.ts'
import { sameOrigin } from '../studio/same-origin.ts'
import { createSessions } from '../studio/sessions.ts'
import { createTokenBuckets } from '../token-buckets.ts'
import { audit } from './studio/audit.ts'
import { campaigns } from './studio/campaigns.ts'
import { exports } from './studio/export.ts'
import { links } from './studio/links.ts'
import { live } from './studio/live.ts'
import { pieceReports, pieceRoutes } from './studio/pieces.ts'
import { previews } from './studio/previews.ts'
import { report } from './studio/report.ts'
import { roots } from './studio/roots.ts'
import { allSessions, session } from './studio/session.ts'
import { tree } from './studio/tree.ts'

/** Rate limit of one key: more than a team and a machine with one key need, and less than the fans would notice. */
const REQUESTS = { burst: 300, perSecond: 10 }

/** The routes of the studio, and of machines with a key of their own. */
export function studio(deps: StudioDeps) {
  const sessions = createSessions(deps)
  const buckets = createTokenBuckets({ ...REQUESTS, now: deps.now })
  const paced = createMiddleware<StudioEnv>((c, next) => {
    if (!buckets.take(c.get('member').key)) throw new ApiError('slow-down', { retryAfterSeconds: 1 })
    return next()
  })

  const settled = createMiddleware<StudioCampaignEnv>(async (c, next) => {
    await c.get('store').ledger.settle()
    return next()
  })

  const campaign = new Hono<StudioCampaignEnv>()
    .use(mayRead(deps), settled)
    .route('/report', report(deps))
    .route('/live', live(deps))
    .route('/tree', tree(deps))
    .route('/roots', roots(deps))
    .route('/previews', previews(deps))
    .route('/links', links(deps))
    .route('/export', exports(deps))
    .route('/pieces', pieceReports(deps))
    .route('/pieces', pieceRoutes(deps))

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
