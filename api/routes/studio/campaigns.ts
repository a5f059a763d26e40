import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { maySee, type StudioEnv } from '../../studio/member.ts'
import { readOverview } from '../../studio/overview.ts'

/** `GET campaigns`: those that the member may see, each with what matters most. */
export function campaigns({ catalogue, engine, readHistory, readForecast, now }: Deps) {
  const sources = { engine, readHistory, readForecast }
  return new Hono<StudioEnv>().get('/', async (c) => {
    const seen = catalogue.list().filter(({ slug }) => maySee(c.get('member'), slug))
    const listed = await Promise.all(seen.map((campaign) => readOverview(sources, campaign, now())))
    return c.json({ now: now(), campaigns: listed })
  })
}
