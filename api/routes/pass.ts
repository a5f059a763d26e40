import { Hono } from 'hono'
import { readNode } from '../../db/campaign/figures.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import type { PassAnswer } from '../fan-contract.ts'
import { readPass } from '../pass.ts'
import { accessOf, readEntries } from '../unlocking.ts'

/** `GET pass`: a browser that has opened before reads its own figures and keys. Never counts. */
export function pass({ now }: FanDeps) {
  return new Hono<CampaignEnv>().get('/', async (c) => {
    const [campaign, store] = [c.get('campaign'), c.get('store')]
    const node = readPass(c, now())
    await store.ledger.settle()
    const { isRevoked, ...figures } = await readNode(store, campaign.slug, node)
    if (isRevoked) throw new ApiError('link-revoked')
    const entries = await readEntries(store, campaign)
    return c.json(accessOf(campaign, { ...figures, entries, node }, now()) satisfies PassAnswer)
  })
}
