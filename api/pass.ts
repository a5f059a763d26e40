import type { Context } from 'hono'
import { phaseAt } from '../campaigns/phase.ts'
import type { NodeId } from '../db/campaign/node-id.ts'
import type { CampaignEnv } from './deps.ts'
import { ApiError } from './errors.ts'

/**
 * The node whose pass a request carries, while its campaign is open. Throws `malformed`, `link-invalid`, `not-open-yet` and
 * `closed`. Whether the node was revoked, the database knows.
 */
export function readPass(c: Context<CampaignEnv>, now: number): NodeId {
  const campaign = c.get('campaign')
  const [, given] = /^Pass (\S+)$/.exec(c.req.header('Authorization') ?? '') ?? []
  if (given === undefined) throw new ApiError('malformed', { detail: 'expected Authorization: Pass …' })
  const node = campaign.passes.read(given) as NodeId | undefined
  if (node === undefined) throw new ApiError('link-invalid')
  const phase = phaseAt(campaign, now)
  if (phase === 'upcoming') throw new ApiError('not-open-yet', { opens: campaign.opens ?? null })
  if (phase === 'closed') throw new ApiError('closed')
  return node
}
