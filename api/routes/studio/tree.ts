import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { createSeats } from '../../seats.ts'
import { treeQuery } from '../../studio/contract.ts'
import { query } from '../../studio/input.ts'
import type { Member, StudioCampaignEnv } from '../../studio/member.ts'

/** Trees that are drawn or waited for at once. */
const SEATS = [{ most: 4, sharedBy: ({ key }: Member) => key }, { most: 20 }]

/** `GET tree`: how it travelled, as far as it is drawn. */
export function tree({ readTree }: Deps) {
  const seats = createSeats(SEATS)
  return new Hono<StudioCampaignEnv>().get('/', query(treeQuery), async (c) => {
    const giveUpSeat = seats.take(c.get('member'))
    if (!giveUpSeat) throw new ApiError('slow-down', { retryAfterSeconds: 2 })
    const tree = await readTree(c.get('campaign').slug, c.req.valid('query')).finally(giveUpSeat)
    return c.body(tree, 200, { 'Content-Type': 'application/json' })
  })
}
