import { serverNow } from './clock.ts'

/** How often a moment is compared with the clock: `setTimeout` overflows beyond 24 days, and stands still while a phone sleeps. */
const RECHECK_MS = 20_000

/** Calls back once the server's clock has reached a moment (epoch milliseconds). */
export function at(moment: number, call: () => void): void {
  const left = moment - serverNow()
  if (left <= 0) call()
  else setTimeout(() => at(moment, call), Math.min(left, RECHECK_MS))
}

/** A random delay of up to two seconds, so that a crowd that waits for one moment does not send its requests all at once. */
export function jitter(): number {
  return Math.random() * 2000
}

/** Resolves after such a delay. */
export function scatter(): Promise<void> {
  return pause(jitter())
}

/** Resolves in a later task, after so many milliseconds or more; a negative number counts as 0. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
}
