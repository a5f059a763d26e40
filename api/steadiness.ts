/** What hangs on days may be an hour late. A clock that is set in smaller steps makes no difference to it. */
const HOUR_MS = 3_600_000

interface Clocks {
  /** Epoch milliseconds, by a clock that may be set. */
  now: () => number
  /** Milliseconds since whenever, by one that may not. */
  elapsed?: () => number
}

/**
 * Tells whether a clock has gone as time does for an hour, by the monotonic clock. One that was set wrongly for a minute
 * (a battery that is empty, a virtual machine that was brought back) would else erase for good what is due in a year.
 */
export function createSteadiness({ now, elapsed = () => performance.now() }: Clocks): () => boolean {
  const look = () => ({ at: elapsed(), ahead: now() - elapsed() })
  let since = look()
  return () => {
    const seen = look()
    if (Math.abs(seen.ahead - since.ahead) > HOUR_MS) since = seen
    return seen.at - since.at >= HOUR_MS
  }
}
