import type { Context } from 'hono'
import type { NodeId } from '../db/campaign/node-id.ts'
import type { CampaignEnv, FanDeps } from './deps.ts'
import { ApiError } from './errors.ts'
import { phaseFor } from './windows.ts'

/**
 * The node whose pass a request carries, while its campaign is open for it. Throws `malformed`, `link-invalid`, `not-open-yet` and
 * `closed`. Whether the node was revoked, the database knows.
 */
export async function readPass(
  c: Context<CampaignEnv>,
  { windows, now }: Pick<FanDeps, 'windows' | 'now'>,
): Promise<NodeId> {
  const campaign = c.get('campaign')
  const node = readOwner(c)
  const opens = await windows.opensOf(campaign, c.get('store'), node)
  const phase = phaseFor(campaign, opens, now())
  if (phase === 'upcoming') throw new ApiError('not-open-yet', { opens: opens ?? null })
  if (phase === 'closed') throw new ApiError('closed')
  return node
}

/** The node whose pass a request carries, whether or not its campaign is open. Throws `malformed` and `link-invalid`. */
export function readOwner(c: Context<CampaignEnv>): NodeId {
  const [, given] = /^Pass (\S+)$/.exec(c.req.header('Authorization') ?? '') ?? []
  if (given === undefined) throw new ApiError('malformed', { detail: 'expected Authorization: Pass …' })
  const node = c.get('campaign').passes.read(given) as NodeId | undefined
  if (node === undefined) throw new ApiError('link-invalid')
  return node
}
