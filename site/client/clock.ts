/**
 * The server's clock, since phones' clocks are wrong. `Date` headers are truncated to the second and arrive late, so every
 * estimate is too early: the latest one is the best, and a countdown to it never ends before the server agrees.
 */

/** The server's time, in epoch milliseconds, at which `performance.now()` was zero. */
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
