import { Hono } from 'hono'
import type { FanDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import type { HealthAnswer } from '../fan-contract.ts'

/** `Retry-After` for a proxy in front: readiness is checked every second. */
const RETRY_AFTER_SECONDS = 2

/**
 * `GET health`: readiness, or why not. Writes nothing itself: the host tries a commit now and then. `GET health/live`:
 * liveness of the process, whatever is wrong with the database.
 */
export function health({ readiness }: Pick<FanDeps, 'readiness'>) {
  return new Hono()
    .get('/', (c) => {
      const { reasons, snapshot, photos, presence } = readiness()
      if (reasons.length === 0) {
        const known = { ...(snapshot && { snapshot }), ...(photos && { photos }), ...(presence && { presence }) }
        return c.json({ ok: true, ...known } satisfies HealthAnswer)
      }
      throw new ApiError('unavailable', { detail: reasons.join(', '), reasons, retryAfterSeconds: RETRY_AFTER_SECONDS })
    })
    .get('/live', (c) => c.json({ ok: true } satisfies HealthAnswer))
}
