import { Hono } from 'hono'
import type { CampaignEnv, Deps } from '../../deps.ts'
import { reportQuery } from '../../studio/contract.ts'
import { reportTopic } from '../../studio/live-reports.ts'
import { valid } from '../../studio/valid.ts'

/** `GET live`: the report as server-sent events, whenever something in it has changed. Over capacity 204. */
export function live({ reports }: Deps) {
  return new Hono<CampaignEnv>().get('/', valid('query', reportQuery), async (c) => {
    const headers = { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' }
    if (c.req.raw.method === 'HEAD') return c.body(null, 200, headers)
    const stream = await reports.watch(reportTopic(c.get('campaign').slug, c.req.valid('query')))
    return stream ? c.body(stream, 200, headers) : c.body(null, 204)
  })
}
