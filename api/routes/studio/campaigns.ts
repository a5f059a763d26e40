import { Hono } from 'hono'
import type { StudioDeps } from '../../deps.ts'
import type { CampaignsAnswer } from '../../studio/contract/campaigns-schema.ts'
import { maySee, type StudioEnv } from '../../studio/member.ts'

/** `GET campaigns`: the campaigns that the member may see, with their main figures. */
export function campaigns({ catalogue, readOverview, now }: StudioDeps) {
  return new Hono<StudioEnv>().get('/', async (c) => {
    const seen = catalogue.list().filter(({ slug }) => maySee(c.get('member'), slug))
    const listed = await Promise.all(seen.map((campaign) => readOverview(campaign)))
    return c.json({ now: now(), campaigns: listed } satisfies CampaignsAnswer)
  })
}
