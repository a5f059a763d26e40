import { Hono } from 'hono'
import { phaseAt } from '../../campaigns/phase.ts'
import { readNode } from '../../db/campaign/figures.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { accessOf } from '../access.ts'
import type { PassAnswer } from '../contract.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'

/** `GET pass`: a browser that has opened before reads its own figures and keys. Never counts. */
export function pass({ now }: FanDeps) {
  return new Hono<CampaignEnv>().get('/', async (c) => {
    const campaign = c.get('campaign')
    const [, given] = /^Pass (\S+)$/.exec(c.req.header('Authorization') ?? '') ?? []
    if (given === undefined) throw new ApiError('malformed', { detail: 'expected Authorization: Pass …' })
    const node = campaign.passes.read(given) as NodeId | undefined
    if (node === undefined) throw new ApiError('link-invalid')
    const phase = phaseAt(campaign, now())
    if (phase === 'upcoming') throw new ApiError('not-open-yet', { opens: campaign.opens ?? null })
    if (phase === 'closed') throw new ApiError('closed')
    const store = c.get('store')
    await store.ledger.settle()
    const { isRevoked, ...figures } = await readNode(store, campaign.slug, node)
    if (isRevoked) throw new ApiError('link-revoked')
    return c.json(accessOf(campaign, { ...figures, node }, now()) satisfies PassAnswer)
  })
}
