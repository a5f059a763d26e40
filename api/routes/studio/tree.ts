import { Hono } from 'hono'
import type { NodeId } from '../../../db/node-id.ts'
import type { Deps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { CROWD } from '../../studio/anonymity.ts'
import { treeQuery } from '../../studio/contract.ts'
import { query } from '../../studio/input.ts'
import type { StudioCampaignEnv } from '../../studio/member.ts'

/** `GET tree`: how it travelled, as far as it is drawn, and as far as the role may see. */
export function tree({ readTree }: Deps) {
  return new Hono<StudioCampaignEnv>().get('/', query(treeQuery), async (c) => {
    const [campaign, { root, most, fold }] = [c.get('campaign'), c.req.valid('query')]
    const isOwner = c.get('member').role === 'owner'
    if (fold < CROWD && !isOwner) throw new ApiError('forbidden', { detail: `fold: less than ${CROWD} is for owners` })
    const node = root === undefined ? undefined : ((campaign.names.read(root) ?? null) as NodeId | null)
    const json = await readTree(campaign, { root: node, most, fold, isOwner })
    return c.body(json, 200, { 'Content-Type': 'application/json' })
  })
}
