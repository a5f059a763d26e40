import { Hono } from 'hono'
import { readRoots } from '../../../db/report.ts'
import type { Deps } from '../../deps.ts'
import { treeQuery } from '../../studio/contract.ts'
import { query } from '../../studio/input.ts'
import type { StudioCampaignEnv } from '../../studio/member.ts'
import { treeOf } from '../../studio/tree.ts'

/** `GET tree`: how it travelled, as far as it is drawn. */
export function tree({ engine, readForest, now }: Deps) {
  return new Hono<StudioCampaignEnv>().get('/', query(treeQuery), async (c) => {
    const { slug } = c.get('campaign')
    const [forest, roots] = await Promise.all([readForest(slug), readRoots(engine, slug)])
    return c.json(treeOf(forest, roots, c.req.valid('query'), now()))
  })
}
