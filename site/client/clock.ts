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

/** `setTimeout` overflows beyond 24 days and stands still while a phone sleeps: look at the clock now and then. */
const GLANCE_MS = 20_000

/** Calls once the server's clock has reached a moment. */
export function at(moment: number, call: () => void): void {
  const left = moment - serverNow()
  if (left <= 0) call()
  else setTimeout(() => at(moment, call), Math.min(left, GLANCE_MS))
}

/** Up to two seconds, so that a crowd that waits for the same moment does not ask in the same one. */
export function jitter(): number {
  return Math.random() * 2000
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
}
