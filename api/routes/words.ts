import { Hono } from 'hono'
import * as z from 'zod'
import { phaseAt } from '../../campaigns/phase.ts'
import { readNode } from '../../db/campaign/figures.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { readBorrower } from '../../db/campaign/spoken.ts'
import { limitBody, readBody } from '../body.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import type { WordsAnswer } from '../fan-contract.ts'
import { NEXT_TRY_SECONDS } from '../guessing.ts'
import { tokenField } from '../token-field.ts'

export const wordsBody = z.strictObject({
  pass: tokenField,
})

/**
 * `POST words`: lends a fan words to say instead of sending a link; the same ones again while they are good for long
 * enough.
 */
export function words({ intentBuckets, lending, networkOf, now }: FanDeps) {
  return new Hono<CampaignEnv>().post('/', limitBody, async (c) => {
    const [campaign, store] = [c.get('campaign'), c.get('store')]
    if (!campaign.channels.includes('voice')) throw new ApiError('route-unknown')
    const { pass } = await readBody(c, wordsBody)
    const node = campaign.passes.read(pass) as NodeId | undefined
    if (node === undefined) throw new ApiError('link-invalid')
    const phase = phaseAt(campaign, now())
    if (phase === 'upcoming') throw new ApiError('not-open-yet', { opens: campaign.opens ?? null })
    if (phase === 'closed') throw new ApiError('closed')
    if (!intentBuckets.take(node)) throw new ApiError('slow-down', { retryAfterSeconds: 1 })
    if ((await readNode(store, campaign.slug, node)).isRevoked) throw new ApiError('link-revoked')

    const borrower = await readBorrower(store, node)
    const { choices, ...life } = campaign.spoken.choices(node, now())
    const codes = choices.map(({ code }) => code)
    const { most, giveBack } = lending.take(campaign.slug, networkOf(c), borrower, life.until)
    const lent = await store.ledger
      .lend({ campaign: campaign.slug, node, codes, most, ...life })
      .catch((error: unknown) => {
        giveBack()
        throw error
      })
    // Words that were lent before have been counted already.
    if (lent?.until !== life.until) giveBack()
    const words = choices.find(({ code }) => code === lent?.code)?.words
    if (!lent || !words) throw new ApiError('slow-down', { retryAfterSeconds: NEXT_TRY_SECONDS })
    const until = Math.min(lent.until, campaign.closes ?? Infinity)
    return c.json({ words, language: campaign.spoken.language, until } satisfies WordsAnswer)
  })
}
