import { Hono } from 'hono'
import { phaseAt } from '../../campaigns/phase.ts'
import { readTally } from '../../db/campaign/figures.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import type { KeysAnswer } from '../fan-contract.ts'
import { openPieces, readSources, tallyOf } from '../unlocking.ts'

/** `GET keys`: after the reveal, what everybody may open. A piece earned by one's own shares still needs a pass. */
export function keys({ now }: FanDeps) {
  return new Hono<CampaignEnv>().get('/', async (c) => {
    const [campaign, store] = [c.get('campaign'), c.get('store')]
    const phase = phaseAt(campaign, now())
    if (phase === 'closed') throw new ApiError('closed')
    if (phase !== 'public') throw new ApiError('not-open-yet', { opens: campaign.reveals ?? null })
    const counts = await readTally(store, campaign.slug)
    const sources = await readSources(store, campaign)
    const opened = openPieces(campaign, { ...counts, sources, part: undefined, mine: 0, now: now() })
    return c.json({ ...opened, tally: tallyOf(campaign, counts, now()) } satisfies KeysAnswer)
  })
}
