import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { treeQuery } from '../../studio/contract.ts'
import { query } from '../../studio/input.ts'
import type { StudioCampaignEnv } from '../../studio/member.ts'

/** `GET tree`: how it travelled, as far as it is drawn. */
export function tree({ readTree }: Deps) {
  return new Hono<StudioCampaignEnv>().get('/', query(treeQuery), async (c) =>
    c.body(await readTree(c.get('campaign').slug, c.req.valid('query')), 200, { 'Content-Type': 'application/json' }),
  )
}
