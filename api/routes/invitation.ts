import { Hono } from 'hono'
import * as z from 'zod'
import { revokedAt } from '../../db/campaign/restrictions.ts'
import { limitBody, readBody } from '../body.ts'
import { circleOf, readPartOfLink } from '../circles.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import type { InvitationAnswer } from '../fan-contract.ts'
import { phaseFor } from '../windows.ts'
import { linkField, prove } from './unlock.ts'

export const invitationBody = z.strictObject({ link: linkField })

/** `POST invitation`: what a link brings, before it is opened. Counts nothing and gives no key. */
export function invitation({ branches, networkOf, refusalBuckets, windows, now }: FanDeps) {
  return new Hono<CampaignEnv>().post('/', limitBody, async (c) => {
    const [campaign, store] = [c.get('campaign'), c.get('store')]
    const { link } = await readBody(c, invitationBody)
    const proven = prove(campaign, link)
    if (!proven) {
      if (refusalBuckets.take(networkOf(c).own)) throw new ApiError('link-invalid')
      throw new ApiError('slow-down', { retryAfterSeconds: 1 })
    }
    const opens = await windows.opensOf(campaign, store, proven.parent)
    if (phaseFor(campaign, opens, now()) === 'closed') throw new ApiError('closed')
    if ((await revokedAt(store, proven.parent)) !== undefined) throw new ApiError('link-revoked')
    const part = await readPartOfLink(store, campaign, proven.parent)
    const window = opens !== undefined && opens !== campaign.opens && { opens }
    const { from } = await branches.of(store, campaign, proven.parent)
    return c.json({ ...circleOf(campaign, part), ...window, ...(from && { from }) } satisfies InvitationAnswer)
  })
}
