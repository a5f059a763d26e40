import { Hono } from 'hono'
import type { StudioDeps } from '../../deps.ts'
import { type Report, reportQuery } from '../../studio/contract/report-schema.ts'
import { query } from '../../studio/input.ts'
import { isOwner, type StudioCampaignEnv } from '../../studio/member.ts'
import { reportTopic } from '../../studio/readings.ts'

/** `GET report`: everything that the studio shows of one campaign. */
export function report({ readings }: StudioDeps) {
  return new Hono<StudioCampaignEnv>().get('/', query(reportQuery), async (c) => {
    const topic = reportTopic(c.get('campaign').slug, c.req.valid('query'), isOwner(c.get('member')))
    return c.json((await readings.read(topic, c.get('member').key)) satisfies Report)
  })
}
