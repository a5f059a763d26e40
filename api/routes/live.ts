import { Hono } from 'hono'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { embeddable } from '../embedding.ts'
import { EVENT_HEADERS } from '../event-stream.ts'

/** A header beside 204: there is room for nobody. Without it there is none for this network, and for others there may be. */
export const FULL = 'X-Entrenous-Full'

/** `GET live`: the tally as server-sent events. Over capacity 204, which tells an EventSource not to come back. */
export function live({ live, networkOf, sendEvents }: Pick<FanDeps, 'live' | 'networkOf' | 'sendEvents'>) {
  return new Hono<CampaignEnv>().get('/', embeddable, async (c) => {
    // Hono answers HEAD with this route and drops the body: nobody would ever end that stream.
    if (c.req.raw.method === 'HEAD') return c.body(null, 200, EVENT_HEADERS)
    const events = await live.watch(c.get('campaign').slug, networkOf(c))
    return events ? sendEvents(c, events) : c.body(null, 204, live.isFull ? { [FULL]: '1' } : {})
  })
}
