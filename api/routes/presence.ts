import { Hono } from 'hono'
import * as z from 'zod'
import { hasPresence, mostPresent } from '../../campaigns/presence.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { readStanding } from '../../db/campaign/standing.ts'
import { limitBody, readBody } from '../body.ts'
import { FEWEST } from '../brand/presence.ts'
import { readPart } from '../circles.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import type { PresenceAnswer } from '../fan-contract.ts'
import { createTokenBuckets } from '../token-buckets.ts'
import { tokenField } from '../token-field.ts'
import { phaseFor } from '../windows.ts'

/** The pass is in the body, since a page that leaves can send nothing else (`sendBeacon`). */
export const presenceBody = z.strictObject({
  pass: tokenField,
  here: z.boolean().describe('Whether the page is open and visible; false as it goes.'),
})

/** Rate limits: a page beats every twenty seconds, and comes and goes with its tab; a stadium stands behind one address. */
const OF_PASS = { burst: 12, perSecond: 0.5 }
const OF_NETWORK = { burst: 2000, perSecond: 100 }

/**
 * `POST presence`: an open page is here, or goes. Counts nothing and keeps it in memory only; answers how many are here, never
 * fewer than three. Views that carry a doubt are not among them, and told nothing.
 */
export function presence({ presence, networkOf, windows, now }: FanDeps) {
  const [ofPass, ofNetwork] = [createTokenBuckets({ ...OF_PASS, now }), createTokenBuckets({ ...OF_NETWORK, now })]
  return new Hono<CampaignEnv>().post('/', limitBody, async (c) => {
    const [campaign, store] = [c.get('campaign'), c.get('store')]
    if (!hasPresence(campaign)) throw new ApiError('route-unknown')
    const { pass, here } = await readBody(c, presenceBody)
    const node = campaign.passes.read(pass) as NodeId | undefined
    if (node === undefined) throw new ApiError('link-invalid')
    if (!ofPass.take(node) || !ofNetwork.take(networkOf(c).own))
      throw new ApiError('slow-down', { retryAfterSeconds: 5 })
    // Of a branch that opens before the others: its fans are here by then.
    const opens = await windows.opensOf(campaign, store, node)
    const phase = phaseFor(campaign, opens, now())
    if (phase === 'upcoming') throw new ApiError('not-open-yet', { opens: opens ?? null })
    if (phase === 'closed') throw new ApiError('closed')
    const { isRevoked, isClear } = await readStanding(store, node)
    if (isRevoked || !here) presence.leave(campaign.slug, node)
    if (isRevoked) throw new ApiError('link-revoked')
    if (here && isClear) {
      const part = await readPart(store, campaign, node)
      presence.arrive(campaign.slug, node, part?.circle ?? '', mostPresent(campaign.pieces))
    }
    const together = presence.around(campaign.slug, node)
    return c.json({ present: together >= FEWEST ? together : null } satisfies PresenceAnswer)
  })
}
