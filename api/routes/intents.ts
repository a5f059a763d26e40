import { Hono } from 'hono'
import * as z from 'zod'
import { type ChannelId, SHARE_SHEET } from '../../campaigns/channels.ts'
import { limitBody, readBody } from '../body.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import { createTokenBuckets } from '../token-buckets.ts'
import { tokenField } from '../token-field.ts'

export const intentsBody = z.strictObject({
  pass: tokenField,
  channel: z.string(),
})

/** Rate limit of one network: a stadium behind one address, where everybody passes it on. */
const OF_NETWORK = { burst: 1000, perSecond: 20 }

/** `POST intents`: a share button was used. Counted by channel and quarter of an hour, tied to nobody. */
export function intents({ intentBuckets, networkOf, now }: FanDeps) {
  const networkBuckets = createTokenBuckets({ ...OF_NETWORK, now })
  return new Hono<CampaignEnv>().post('/', limitBody, async (c) => {
    const campaign = c.get('campaign')
    const { pass, channel } = await readBody(c, intentsBody)
    const node = campaign.passes.read(pass)
    if (node === undefined) throw new ApiError('link-invalid')
    const known: ChannelId[] = [SHARE_SHEET, ...campaign.channels]
    const used = known.find((id) => id === channel)
    if (!used) throw new ApiError('malformed', { detail: `channel: expected one of ${known.join(', ')}` })
    if (!intentBuckets.take(node) || !networkBuckets.take(networkOf(c).own)) {
      throw new ApiError('slow-down', { retryAfterSeconds: 1 })
    }
    await c.get('store').ledger.intend(campaign.slug, used)
    return c.body(null, 204)
  })
}
