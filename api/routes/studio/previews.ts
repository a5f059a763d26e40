import { type Context, Hono } from 'hono'
import type { StudioDeps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { mayEdit } from '../../studio/authorization.ts'
import { type PreviewsAnswer, previewsBody } from '../../studio/contract/previews-schema.ts'
import { jsonBody } from '../../studio/input.ts'
import type { StudioCampaignEnv } from '../../studio/member.ts'
import { endPreview, expiryFault, makePreview, readPreviews } from '../../studio/previews.ts'

/** `GET previews`: links for a client's approval; editors only, since they open. `POST`: makes one. `DELETE`: ends it. */
export function previews({ siteUrl, now }: StudioDeps) {
  const placeOf = (c: Context<StudioCampaignEnv>) => ({ store: c.get('store'), siteUrl, now })
  return new Hono<StudioCampaignEnv>()
    .get('/', mayEdit, async (c) =>
      c.json({
        previews: await readPreviews(placeOf(c), c.get('campaign')),
      } satisfies PreviewsAnswer),
    )
    .post('/', mayEdit, jsonBody(previewsBody), async (c) => {
      const { expiresAt } = c.req.valid('json')
      const fault = expiresAt !== undefined && expiryFault(expiresAt, now())
      if (fault) throw new ApiError('malformed', { detail: `expiresAt: ${fault}` })
      const made = await makePreview(placeOf(c), c.get('campaign'), {
        who: c.get('member').name,
        expiresAt,
      })
      return c.json({ previews: [made] } satisfies PreviewsAnswer, 201)
    })
    .delete('/:id', mayEdit, async (c) => {
      const { slug } = c.get('campaign')
      const id = Number(c.req.param('id'))
      const isEnded = await endPreview(placeOf(c), slug, id, c.get('member').name)
      if (isEnded === undefined) throw new ApiError('link-unknown')
      return c.body(null, 204)
    })
}
