/**
 * The server's time, since phones' clocks are wrong. `Date` headers are truncated to the second and arrive late, so each
 * measures too early: the latest is the best, and what counts down to it never ends before the server agrees.
 */

/** Epoch milliseconds at which `performance.now()` was zero, by the server. */
let origin: number | undefined

export function syncClock(headers: Headers): void {
  const date = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(date)) return
  const age = Number(headers.get('age') ?? 0) * 1000
  origin = Math.max(origin ?? -Infinity, date + age - performance.now())
}

export function serverNow(): number {
  return origin === undefined ? Date.now() : origin + performance.now()
}
