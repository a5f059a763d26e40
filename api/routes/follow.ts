import { Hono } from 'hono'
import * as z from 'zod'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { PIECE_ACTS } from '../../db/campaign/piece-hours.ts'
import { readStanding } from '../../db/campaign/standing.ts'
import { limitBodyTo, readBody } from '../body.ts'
import { readPart } from '../circles.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import { createTokenBuckets } from '../token-buckets.ts'
import { tokenField } from '../token-field.ts'

const pieces = z.array(z.string().max(60)).max(100).optional()

export const followBody = z.strictObject({
  pass: tokenField,
  opened: pieces.describe('Ids of pieces that this browser saw for the first time.'),
  reopened: pieces.describe('Of pieces that it saw again, on a later visit.'),
  passedOn: pieces.describe('Of the piece that was before the fan when they used a share button.'),
})

const MOST_BYTES = 16_384

/** Rate limits: each act of a pass on a piece counts once an hour; of a network, as much as a stadium does. */
const OF_ACT = { burst: 1, perSecond: 1 / 3600, size: 200_000 }
const OF_NETWORK = { burst: 4000, perSecond: 80 }

/**
 * `POST follow`: what was opened, reopened and passed on. Counted by piece and hour (and circle), tied to nobody; a view that
 * carries a doubt, or is voided, counts nothing. Answered alike whatever was counted.
 */
export function follow({ networkOf, now }: FanDeps) {
  const [ofAct, ofNetwork] = [createTokenBuckets({ ...OF_ACT, now }), createTokenBuckets({ ...OF_NETWORK, now })]
  return new Hono<CampaignEnv>().post('/', limitBodyTo(MOST_BYTES), async (c) => {
    const [campaign, store] = [c.get('campaign'), c.get('store')]
    if (!campaign.follows) throw new ApiError('route-unknown')
    const { pass, ...said } = await readBody(c, followBody)
    const node = campaign.passes.read(pass) as NodeId | undefined
    if (node === undefined) throw new ApiError('link-invalid')
    if (!ofNetwork.take(networkOf(c).own)) throw new ApiError('slow-down', { retryAfterSeconds: 1 })
    const { isRevoked, isClear } = await readStanding(store, node)
    if (isRevoked) throw new ApiError('link-revoked')
    const known = new Set(campaign.pieces.map(({ id }) => id))
    const isCounted = (piece: string, act: string) => known.has(piece) && ofAct.take(`${node} ${piece} ${act}`)
    const circle = (await readPart(store, campaign, node))?.circle ?? ''
    const acts = PIECE_ACTS.flatMap((act) =>
      (said[act] ?? [])
        .filter((piece) => isClear && isCounted(piece, act))
        .map((piece) => ({ campaign: campaign.slug, piece, circle, act, at: now() })),
    )
    if (acts.length > 0) await store.ledger.act(acts)
    return c.body(null, 204)
  })
}
