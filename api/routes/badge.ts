import { Hono } from 'hono'
import { etag } from 'hono/etag'
import * as z from 'zod'
import { readTally } from '../../db/campaign/figures.ts'
import { BADGE_THEMES, drawBadge } from '../badge.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { embeddable } from '../embedding.ts'
import { ApiError } from '../errors.ts'
import { tallyOf } from '../unlocking.ts'

const theme = z.enum(BADGE_THEMES).default('light')

/** `GET badge.svg`: the figure as an image for any page. A cache may keep it for a few seconds, which absorbs any crowd. */
export function badge({ now }: FanDeps) {
  return new Hono<CampaignEnv>().get('/', embeddable, etag(), async (c) => {
    const campaign = c.get('campaign')
    const asked = theme.safeParse(c.req.query('theme'))
    if (!asked.success) throw new ApiError('malformed', { detail: `theme: expected one of ${BADGE_THEMES.join(', ')}` })
    const tally = tallyOf(campaign, await readTally(c.get('store'), campaign.slug), now())
    return c.body(drawBadge(campaign, tally, asked.data), 200, {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Cache-Control': 'public, max-age=1, stale-while-revalidate=4',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
  })
}
