import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { ApiError } from '../errors.ts'

/** `GET health`: alive, and the last commit succeeded. Commits nothing itself: the host tries one now and then. */
export function health({ ledger }: Deps) {
  return new Hono().get('/', (c) => {
    if (!ledger.isWritable) throw new ApiError('unavailable', { detail: 'the database takes no writes' })
    return c.json({ ok: true })
  })
}
