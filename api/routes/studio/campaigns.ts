import { Hono } from 'hono'
import type { DeskDeps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import type { CampaignsAnswer } from '../../studio/contract/campaigns-schema.ts'
import { maySee, type StudioEnv } from '../../studio/member.ts'

/** `GET campaigns`: the campaigns that the member may see, with their main figures. One that cannot be read hides no other. */
export function campaigns({ catalogue, readOverview, now, log }: DeskDeps) {
  const notRead = (error: unknown) => {
    if (!(error instanceof ApiError)) log(error)
    return undefined
  }
  return new Hono<StudioEnv>().get('/', async (c) => {
    const seen = catalogue.list().filter(({ slug }) => maySee(c.get('member'), slug))
    const read = await Promise.all(seen.map((campaign) => readOverview(campaign).catch(notRead)))
    const unread = seen.flatMap(({ slug, title }, i) => (read[i] ? [] : [{ slug, title }]))
    const campaigns = read.filter((overview) => overview !== undefined)
    return c.json({ now: now(), campaigns, unread } satisfies CampaignsAnswer)
  })
}
