import { Hono } from 'hono'
import type { StudioDeps } from '../../deps.ts'
import { EVENT_HEADERS } from '../../event-stream.ts'
import { reportQuery } from '../../studio/contract/report-schema.ts'
import { query } from '../../studio/input.ts'
import { isOwner, type StudioCampaignEnv } from '../../studio/member.ts'
import { reportTopic } from '../../studio/readings.ts'

/** `GET live`: the report as server-sent events, whenever something in it has changed. Over capacity 204. */
export function live({ reports, sendEvents }: StudioDeps) {
  return new Hono<StudioCampaignEnv>().get('/', query(reportQuery), async (c) => {
    if (c.req.raw.method === 'HEAD') return c.body(null, 200, EVENT_HEADERS)
    const topic = reportTopic(c.get('campaign').slug, c.req.valid('query'), isOwner(c.get('member')))
    const events = await reports.watch(topic, c.get('member'))
    return events ? sendEvents(c, events) : c.body(null, 204)
  })
}
