import { Hono } from 'hono'
import type { FanDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'

/** Told to a proxy in front: it is looked at every second. */
const RETRY_AFTER_SECONDS = 2

/**
 * `GET health`: ready, or why not. Commits nothing itself: the host tries one now and then. `GET health/live`: the process
 * answers, whatever is wrong with what it runs on.
 */
export function health({ readiness }: FanDeps) {
  return new Hono()
    .get('/', (c) => {
      const { reasons, snapshot } = readiness()
      if (reasons.length === 0) return c.json({ ok: true, ...(snapshot && { snapshot }) })
      throw new ApiError('unavailable', { detail: reasons.join(', '), reasons, retryAfterSeconds: RETRY_AFTER_SECONDS })
    })
    .get('/live', (c) => c.json({ ok: true }))
}
