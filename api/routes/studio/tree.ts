import { Hono } from 'hono'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import type { StudioDeps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { createSeats } from '../../seats.ts'
import { CROWD } from '../../studio/anonymity.ts'
import { treeQuery } from '../../studio/contract/tree-schema.ts'
import { query } from '../../studio/input.ts'
import type { Member, StudioCampaignEnv } from '../../studio/member.ts'

/** Trees that are drawn, or queued, at once. */
const SEATS = [{ most: 4, sharedBy: ({ key }: Member) => key }, { most: 20 }]

/** `GET tree`: the forwarding tree, as far as it can be drawn and the role may see it. */
export function tree({ readTree }: StudioDeps) {
  const seats = createSeats(SEATS)
  return new Hono<StudioCampaignEnv>().get('/', query(treeQuery), async (c) => {
    const [campaign, { root, most, fold }] = [c.get('campaign'), c.req.valid('query')]
    const isOwner = c.get('member').role === 'owner'
    if (fold < CROWD && !isOwner) throw new ApiError('forbidden', { detail: `fold: less than ${CROWD} is for owners` })
    const node = root === undefined ? undefined : ((campaign.names.read(root) ?? null) as NodeId | null)
    const giveUpSeat = seats.take(c.get('member'))
    if (!giveUpSeat) throw new ApiError('slow-down', { retryAfterSeconds: 2 })
    const tree = await readTree(campaign, { root: node, most, fold, isOwner }).finally(giveUpSeat)
    return c.body(tree, 200, { 'Content-Type': 'application/json' })
  })
}
