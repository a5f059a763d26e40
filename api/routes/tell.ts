import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { readStanding } from '../../db/campaign/standing.ts'
import { readOwnLines } from '../../db/campaign/told-lines.ts'
import { limitBody, readBody } from '../body.ts'
import { lineId, lineText } from '../brand/line-fields.ts'
import { openText, sealText } from '../brand/sealed-text.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import type { ToldAnswer } from '../fan-contract.ts'
import { readPass } from '../pass.ts'
import { createTokenBuckets } from '../token-buckets.ts'

export const tellBody = z.strictObject({ id: lineId, line: lineText })

/** Lines that one pass may have at once. Whoever has more to say takes one back. */
const MOST_LINES = 5

/** Rate limits: a few thoughts in a row, then one every ten minutes; of a network, a hall that says something at once. */
const OF_PASS = { burst: 3, perSecond: 1 / 600 }
const OF_NETWORK = { burst: 300, perSecond: 0.5 }

/**
 * `…/tell`: one line from a fan to the brand, one-way. Sealed at rest; read in the studio; the fan alone sees it again, and
 * takes it back. Nothing ever answers it, and nothing tells whether it was read.
 */
export function tell(deps: FanDeps) {
  const { networkOf, now } = deps
  const [ofPass, ofNetwork] = [createTokenBuckets({ ...OF_PASS, now }), createTokenBuckets({ ...OF_NETWORK, now })]

  const holder = async (c: Context<CampaignEnv>): Promise<NodeId> => {
    const node = await readPass(c, deps)
    if ((await readStanding(c.get('store'), node)).isRevoked) throw new ApiError('link-revoked')
    return node
  }

  const answer = async (c: Context<CampaignEnv>, node: NodeId): Promise<ToldAnswer> => {
    const { toldKey } = c.get('campaign')
    const rows = await readOwnLines(c.get('store'), node)
    const lines = rows.map(async ({ id, sealed }) => ({ id, line: await openText(sealed, toldKey) }))
    return { lines: await Promise.all(lines), left: Math.max(0, MOST_LINES - rows.length) }
  }

  return new Hono<CampaignEnv>()
    .get('/', async (c) => c.json((await answer(c, await holder(c))) satisfies ToldAnswer))
    .post('/', limitBody, async (c) => {
      const [campaign, store] = [c.get('campaign'), c.get('store')]
      if (!campaign.tell) throw new ApiError('route-unknown')
      const node = await holder(c)
      const { id, line } = await readBody(c, tellBody)
      const retryAfterSeconds = Math.ceil(1 / OF_PASS.perSecond)
      if (!ofPass.take(node)) throw new ApiError('slow-down', { retryAfterSeconds })
      if (!ofNetwork.take(networkOf(c).own)) {
        ofPass.giveBack(node)
        throw new ApiError('slow-down', { retryAfterSeconds: 2 })
      }
      const sealed = await sealText(line, campaign.toldKey, 'told')
      const isKept = await store.ledger.tell({ id, campaign: campaign.slug, node, sealed, most: MOST_LINES })
      const told = await answer(c, node)
      // Nothing is kept any more of a node that was folded.
      if (!isKept) throw new ApiError(told.left > 0 ? 'closed' : 'slow-down', { retryAfterSeconds })
      return c.json(told satisfies ToldAnswer, 201)
    })
    .delete('/:line', async (c) => {
      const node = await holder(c)
      const line = lineId.safeParse(c.req.param('line'))
      // Twice is once: what is gone already was taken back.
      if (line.success) await c.get('store').ledger.takeBack(node, line.data)
      return c.json((await answer(c, node)) satisfies ToldAnswer)
    })
}
