import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { reportQuery } from '../../studio/contract.ts'
import { query } from '../../studio/input.ts'
import type { StudioCampaignEnv } from '../../studio/member.ts'
import { readReport } from '../../studio/report.ts'

/** `GET report`: everything that the studio shows of one campaign. */
export function report({ engine, readHistory, now }: Deps) {
  return new Hono<StudioCampaignEnv>().get('/', query(reportQuery), async (c) => {
    return c.json(await readReport(engine, readHistory, c.get('campaign'), c.req.valid('query'), now()))
  })
}
