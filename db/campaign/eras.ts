/** What a clock shows, and its era: a number that changes when the clock has been set back. */
interface Reading {
  at: number
  era: number
}

/** Less than the age at which anything is taken as complete: a clock may be set back by it. */
const HARMLESS_MS = 30_000

/**
 * Reads a clock that may be set. What was complete by a clock that ran ahead need not be: views may still come for the time in
 * between. The monotonic clock tells, since a clock that was set back may have caught up before anybody looks again.
 */
export function createEras(now: () => number, elapsed = () => performance.now()): () => Reading {
  let [ahead, era] = [Number.NEGATIVE_INFINITY, 0]
  return () => {
    const at = now()
    const is = at - elapsed()
    const isSetBack = is < ahead - HARMLESS_MS
    if (isSetBack) era++
    // Measured from where it was farthest ahead: small steps back add up.
    ahead = isSetBack ? is : Math.max(ahead, is)
    return { at, era }
  }
}
