import { serverNow } from './clock.ts'

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
