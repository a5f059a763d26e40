import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { reportQuery } from '../../studio/contract.ts'
import { query } from '../../studio/input.ts'
import { isOwner, type StudioCampaignEnv } from '../../studio/member.ts'
import { readReport } from '../../studio/report.ts'

/** `GET report`: everything that the studio shows of one campaign. */
export function report({ engine, readHistory, readShape, now }: Deps) {
  return new Hono<StudioCampaignEnv>().get('/', query(reportQuery), async (c) => {
    const sources = { engine, readHistory, readShape, now: now(), isExact: isOwner(c.get('member')) }
    return c.json(await readReport(c.get('campaign'), c.req.valid('query'), sources))
  })
}
