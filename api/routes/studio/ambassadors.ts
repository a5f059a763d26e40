import { type Context, Hono } from 'hono'
import { readAmbassador } from '../../../db/campaign/ambassadors.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { decideNote } from '../../../db/campaign/notes.ts'
import { readReach } from '../../../db/campaign/reach.ts'
import { type ProofAnswer, proofQuery } from '../../ambassadors/contract.ts'
import { prove } from '../../ambassadors/proving.ts'
import type { StudioDeps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { readAmbassadors, renew } from '../../studio/ambassadors.ts'
import { mayEdit } from '../../studio/authorization.ts'
import {
  type AmbassadorsAnswer,
  ambassadorsQuery,
  noteDecision,
  type PageAnswer,
} from '../../studio/contract/ambassadors-schema.ts'
import { jsonBody, query } from '../../studio/input.ts'
import type { StudioCampaignEnv } from '../../studio/member.ts'

/**
 * `GET ambassadors`: who they are, their notes and, for owners, the address of their pages. `POST :node/page`: withdraws a
 * page and makes another. `PATCH :node/note`: decides about a note. `GET :node/proof`: signs how far their link went.
 */
export function ambassadors(deps: StudioDeps) {
  const { siteUrl, now } = deps
  const find = async (c: Context<StudioCampaignEnv>) => {
    const [campaign, store] = [c.get('campaign'), c.get('store')]
    const node = campaign.names.read(c.req.param('node') ?? '') as NodeId | undefined
    const found = node === undefined ? undefined : await readAmbassador(store, campaign.slug, node)
    if (!found) throw new ApiError('link-unknown')
    return found
  }
  const isOwner = (c: Context<StudioCampaignEnv>) => c.get('member').role === 'owner'
  return new Hono<StudioCampaignEnv>()
    .get('/', mayEdit, query(ambassadorsQuery), async (c) => {
      const place = { store: c.get('store'), siteUrl }
      const answer = await readAmbassadors(place, c.get('campaign'), c.req.valid('query'), isOwner(c))
      return c.json(answer satisfies AmbassadorsAnswer)
    })
    .post('/:node/page', mayEdit, async (c) => {
      if (!isOwner(c)) throw new ApiError('forbidden')
      const change = { at: now(), who: c.get('member').name }
      const url = await renew({ store: c.get('store'), siteUrl }, c.get('campaign'), await find(c), change)
      return c.json({ url } satisfies PageAnswer, 201)
    })
    .patch('/:node/note', mayEdit, jsonBody(noteDecision), async (c) => {
      const { node, label } = await find(c)
      const decision = c.req.valid('json')
      const { slug } = c.get('campaign')
      const reason = decision.state === 'shown' ? null : decision.reason
      const [changed] = await c.get('store').write(
        decideNote(
          { campaign: slug, node, at: decision.at, state: decision.state, reason },
          {
            ...{ at: now(), who: c.get('member').name, campaign: slug },
            action: `note-${decision.state}` as const,
            detail: label,
          },
        ),
      )
      if (changed?.length !== 1) throw new ApiError('note-changed')
      return c.body(null, 204)
    })
    .get('/:node/proof', mayEdit, query(proofQuery), async (c) => {
      const { node, label, isRevoked } = await find(c)
      if (isRevoked) throw new ApiError('link-unknown')
      const reach = await readReach(c.get('store'), node)
      const name = c.req.valid('query').named === 'yes' ? label : undefined
      return c.json((await prove(deps, c.get('campaign'), { node, reach, name })) satisfies ProofAnswer)
    })
}
