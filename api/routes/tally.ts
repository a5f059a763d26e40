import { Hono } from 'hono'
import { readTally } from '../../db/campaign/figures.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { embeddable } from '../embedding.ts'
import type { Tally } from '../fan-contract.ts'
import { tallyOf } from '../unlocking.ts'

/** `GET tally`: the public figures. A cache in front may keep them for a second, which absorbs any crowd. */
export function tally({ now }: FanDeps) {
  return new Hono<CampaignEnv>().get('/', embeddable, async (c) => {
    const campaign = c.get('campaign')
    c.header('Cache-Control', 'public, max-age=1')
    return c.json(tallyOf(campaign, await readTally(c.get('store'), campaign.slug), now()) satisfies Tally)
  })
}
