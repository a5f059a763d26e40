import type { Limit } from './limits.ts'

/** Before any time of a {@link SteadyClock}. */
export const NEVER = -(2 ** 30)

/** Part of a token that may be missing from a whole one: sums of thirds of a millisecond are not exact. */
const INEXACT = 1e-6

/**
 * A token bucket that may be overdrawn: openings with solved work are let in beyond the free ones, and the larger the debt,
 * the harder the work. Stored as the time at which it is full again (virtual scheduling, GCRA): an opening checks a dozen
 * buckets, mostly cold in the caches, and one number is one access. Times are those of a {@link SteadyClock}.
 */
export class Bucket {
  readonly #limit: Limit
  #fullAt: number
  /** When it was last found empty. */
  emptyAt = NEVER

  /** @param taken tokens that are missing at that time */
  constructor(limit: Limit, at = 0, taken = 0) {
    this.#limit = limit
    this.#fullAt = at + taken * msPerToken(limit)
  }

  /** Whether an opening is free. */
  has(at: number): boolean {
    if (this.#tokensAt(at) >= 1 - INEXACT) return true
    this.emptyAt = at
    return false
  }

  /** The level of work that an opening costs: 0 while it is free, then 1, and one more each time the debt has doubled. */
  levelAt(at: number): number {
    if (this.has(at)) return 0
    const { step, hardest } = this.#limit
    return Math.min(hardest, 1 + Math.floor(Math.log2(1 + Math.max(0, -this.#tokensAt(at)) / step)))
  }

  /** Takes a token, or adds to the debt; that has to be paid back within minutes, so it ends with the hardest level. */
  take(at: number): void {
    this.#fullAt = Math.max(this.#fullAt, at) + msPerToken(this.#limit)
    if (this.#tokensAt(at) >= 0) return
    const { free, step, hardest } = this.#limit
    this.#fullAt = Math.min(this.#fullAt, at + (free + step * 2 ** (hardest - 1)) * msPerToken(this.#limit))
  }

  /** Refunds a token. */
  giveBack(): void {
    this.#fullAt -= msPerToken(this.#limit)
  }

  #tokensAt(at: number): number {
    return this.#limit.free - Math.max(0, this.#fullAt - at) / msPerToken(this.#limit)
  }
}

function msPerToken({ perSecond }: Limit): number {
  return 1000 / perSecond
}
