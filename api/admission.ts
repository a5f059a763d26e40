import type { Context } from 'hono'
import type { ChannelId } from '../campaigns/channels.ts'
import { DOUBTS } from '../db/campaign/doubt.ts'
import type { Ledger } from '../db/campaign/ledger.ts'
import type { NodeId } from '../db/campaign/node-id.ts'
import type { CampaignEnv, FanDeps } from './deps.ts'
import { ApiError } from './errors.ts'
import { askForWork, type Errand, readWork } from './work.ts'

/** An attempt to open a private link, before it is checked for pace and doubt. */
interface Attempt {
  parent: NodeId
  /** The bare token of the link. */
  token: string
  channel: ChannelId
  visit: string
  /** The solution of a challenge. */
  work: string | undefined
  /** Whether the page says that a program drives its browser: mail scanners press buttons so. */
  isDriven: boolean
  /** The circle that the fan chose; undefined: none. */
  circle: string | undefined
}

/**
 * Passes an opening to the ledger, with its doubts. Throws `work-required` where openings come faster than people open. A
 * retry passes, whatever else comes from its network; so does solved work, unless its network has gone much faster since.
 */
export async function admit(deps: FanDeps, c: Context<CampaignEnv>, attempt: Attempt): ReturnType<Ledger['open']> {
  const { pacing, browsers, networkOf, now } = deps
  const { parent, token, channel, work, isDriven, circle = null } = attempt
  const campaign = c.get('campaign')
  const { ledger } = c.get('store')
  const pace = pacing.of(campaign.slug)
  const visit = campaign.visitDigest(attempt.visit)
  const view = { campaign: campaign.slug, parent, channel, visit, ...(campaign.circles && { circle }) }
  const doubtBefore = pace.doubtOf({ visit, parent }, now())
  if (doubtBefore !== undefined) return ledger.open({ ...view, doubt: doubtBefore })

  const errand = { campaign, token, visit: attempt.visit }
  const worked = work === undefined ? undefined : await readWork(work, errand, now())
  const doubtOfBrowser = isDriven ? DOUBTS.browser : browsers.doubtOf(c)
  const opening = { parent, visit, network: networkOf(c), doubt: doubtOfBrowser, worked: worked?.level ?? 0 }
  const admission = pace.admit(opening, now())
  if ('level' in admission) return askFor(ledger, errand, admission.level, now(), worked?.askedAt)
  const { doubt, doubtIfCapped } = admission
  const opened = await ledger.open({ ...view, doubt, doubtIfCapped, ...(worked && { askedAt: worked.askedAt }) })
  if (opened.outcome === 'counted') pace.counted(opened.node, parent, admission, now())
  else {
    pace.giveBack(admission)
    if (opened.outcome !== 'retry') pace.forget(visit)
  }
  return opened
}

/**
 * Answers with a challenge, never with `slow-down`: a phone that shares its network with a script must always get its
 * challenge. The opening is counted as refused until a solution is enough, once however often it is asked.
 */
async function askFor(
  ledger: Ledger,
  errand: Errand & { campaign: { slug: string } },
  level: number,
  now: number,
  askedAt: number | undefined,
): Promise<never> {
  const [work] = await Promise.all([
    askForWork(errand, level, now, askedAt),
    askedAt === undefined && ledger.refuse(errand.campaign.slug, 'work-required'),
  ])
  throw new ApiError('work-required', { work })
}
