import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { channel } from '../../campaigns/channels.ts'
import { phaseAt } from '../../campaigns/phase.ts'
import type { RefusalReason } from '../../db/campaign/refusals.ts'
import { readLender } from '../../db/campaign/spoken.ts'
import { limitBody, readBody } from '../body.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError, type ErrorCode } from '../errors.ts'
import type { SpokenAnswer } from '../fan-contract.ts'
import { NEXT_TRY_SECONDS } from '../guessing.ts'

export const spokenBody = z.strictObject({ words: z.string().max(200, { error: 'expected at most 200 characters' }) })

/**
 * `POST spoken`: the words that somebody was told become the private link that they stand for. Opens nothing yet and
 * counts no view: the fan taps at the gate like everybody else. Words that are wrong, too old or revoked are answered
 * alike, by the same steps.
 */
export function spoken(deps: FanDeps) {
  const { guessing, networkOf, now } = deps
  return new Hono<CampaignEnv>().post('/', limitBody, async (c) => {
    const campaign = c.get('campaign')
    if (!campaign.channels.includes('voice')) throw new ApiError('route-unknown')
    const { words } = await readBody(c, spokenBody)
    const phase = phaseAt(campaign, now())
    if (phase === 'upcoming') return refuse(c, 'not-open-yet', { opens: campaign.opens ?? null })
    if (phase === 'closed') return refuse(c, 'closed')

    // Taken before the words are checked: of a thousand tries at once, ten get through.
    const giveBack = guessing.take(campaign.slug, networkOf(c))
    if (!giveBack) return refuse(c, 'slow-down', { retryAfterSeconds: NEXT_TRY_SECONDS })
    const lender = await readLender(c.get('store'), campaign.slug, campaign.spoken.codeOf(words), now())
    if (lender === undefined) return refuse(c, 'words-unknown')
    giveBack()
    return c.json({ link: channel('voice').letter + campaign.links.write(lender) } satisfies SpokenAnswer)
  })
}

/** Counts the refusal, then throws it. */
async function refuse(
  c: Context<CampaignEnv>,
  code: RefusalReason & ErrorCode,
  details: ApiError['details'] = {},
): Promise<never> {
  await c.get('store').ledger.refuse(c.get('campaign').slug, code)
  throw new ApiError(code, details)
}
