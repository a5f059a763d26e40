import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { mayRead, signedIn } from '../studio/access.ts'
import type { StudioCampaignEnv, StudioEnv } from '../studio/member.ts'
import { sameOrigin } from '../studio/same-origin.ts'
import { createSessions } from '../studio/sessions.ts'
import { audit } from './studio/audit.ts'
import { campaigns } from './studio/campaigns.ts'
import { exports } from './studio/export.ts'
import { links } from './studio/links.ts'
import { live } from './studio/live.ts'
import { report } from './studio/report.ts'
import { roots } from './studio/roots.ts'
import { allSessions, session } from './studio/session.ts'
import { tree } from './studio/tree.ts'

/** What the studio asks; what a machine asks with a key of its own. */
export function studio(deps: Deps) {
  const sessions = createSessions(deps)

  const campaign = new Hono<StudioCampaignEnv>()
    .use(mayRead(deps))
    .route('/report', report(deps))
    .route('/live', live(deps))
    .route('/tree', tree(deps))
    .route('/roots', roots(deps))
    .route('/links', links(deps))
    .route('/export', exports(deps))

  const inside = new Hono<StudioEnv>()
    .use(signedIn(deps, sessions))
    .route('/audit', audit(deps))
    .route('/campaigns', campaigns(deps))
    .route('/campaigns/:slug', campaign)

  return new Hono()
    .use(sameOrigin(deps.siteUrl))
    .route('/session', session(deps, sessions))
    .route('/sessions', allSessions(deps, sessions))
    .route('/', inside)
}
