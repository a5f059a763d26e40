import { Hono } from 'hono'
import { readNode } from '../../db/campaign/figures.ts'
import { insideOf } from '../brand/inside.ts'
import { readPart } from '../circles.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import type { PassAnswer } from '../fan-contract.ts'
import { readPass } from '../pass.ts'
import { accessOf, readSources } from '../unlocking.ts'

/** `GET pass`: a browser that has opened before reads its own figures and keys. Never counts. */
export function pass(deps: FanDeps) {
  const { branches, now } = deps
  return new Hono<CampaignEnv>().get('/', async (c) => {
    const [campaign, store] = [c.get('campaign'), c.get('store')]
    const node = await readPass(c, deps)
    await store.ledger.settle()
    const { isRevoked, ...figures } = await readNode(store, campaign.slug, node)
    if (isRevoked) throw new ApiError('link-revoked')
    const [part, sources] = [await readPart(store, campaign, node), await readSources(store, campaign, node)]
    const inside = await insideOf(deps, campaign, node, part)
    const access = accessOf(campaign, { ...figures, ...inside, part, sources, node }, now())
    return c.json({ ...access, ...(await branches.of(store, campaign, node)) } satisfies PassAnswer)
  })
}
