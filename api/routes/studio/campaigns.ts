import { Hono } from 'hono'
import type { StudioDeps } from '../../deps.ts'
import { maySee, type StudioEnv } from '../../studio/member.ts'

/** `GET campaigns`: those that the member may see, each with what matters most. */
export function campaigns({ catalogue, readOverview, now }: StudioDeps) {
  return new Hono<StudioEnv>().get('/', async (c) => {
    const seen = catalogue.list().filter(({ slug }) => maySee(c.get('member'), slug))
    const listed = await Promise.all(seen.map((campaign) => readOverview(campaign)))
    return c.json({ now: now(), campaigns: listed })
  })
}
