import { type Context, Hono } from 'hono'
import type { CirclesManifest } from '../../../campaigns/manifest.ts'
import type { CatalogueEntry } from '../../catalogue.ts'
import type { StudioDeps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { mayEdit } from '../../studio/authorization.ts'
import { splitCircle } from '../../studio/circle-split.ts'
import { readCircles } from '../../studio/circles.ts'
import { type CirclesAnswer, circlesQuery, type SplitAnswer, splitBody } from '../../studio/contract/circles-schema.ts'
import { jsonBody, query } from '../../studio/input.ts'
import { isOwner, type StudioCampaignEnv } from '../../studio/member.ts'

/** `GET circles`: how each circle of a campaign is doing. `POST circles/:part/split`: divides a part of one, on somebody's word. */
export function circles({ readHistory, now }: StudioDeps) {
  return new Hono<StudioCampaignEnv>()
    .get('/', query(circlesQuery), async (c) => {
      const sources = { engine: c.get('store'), readHistory, now: now(), isOwner: isOwner(c.get('member')) }
      return c.json((await readCircles(circledIn(c), c.req.valid('query'), sources)) satisfies CirclesAnswer)
    })
    .post('/:part/split', mayEdit, jsonBody(splitBody), async (c) => {
      const member = c.get('member')
      const asker = { who: member.name, isOwner: isOwner(member), now: now() }
      const asked = { ...c.req.valid('json'), part: c.req.param('part') }
      return c.json((await splitCircle(circledIn(c), c.get('store'), asked, asker)) satisfies SplitAnswer)
    })
}

/** The campaign of the path. Throws `route-unknown` for one without circles. */
function circledIn(c: Context<StudioCampaignEnv>): CatalogueEntry & { circles: CirclesManifest } {
  const { circles, ...campaign } = c.get('campaign')
  if (!circles) throw new ApiError('route-unknown')
  return { ...campaign, circles }
}
