import type { Limit } from './limits.ts'

/**
 * A token bucket that may be overdrawn: openings with solved work are let in beyond the free ones, and the larger the debt,
 * the harder the work. Times are epoch milliseconds.
 */
export class Bucket {
  readonly #limit: Limit
  /** The largest debt: that of the hardest level, since it has to be paid back within minutes. */
  readonly #least: number
  #tokens: number
  #at: number
  /** When it was last found empty. */
  emptyAt = Number.NEGATIVE_INFINITY

  constructor(limit: Limit, at: number, taken = 0) {
    this.#limit = limit
    this.#least = -limit.step * 2 ** (limit.hardest - 1)
    this.#tokens = limit.free - taken
    this.#at = at
  }

  /** Whether an opening is free now. */
  has(at: number): boolean {
    const { free, perSecond } = this.#limit
    // A clock that steps back neither adds nor removes tokens.
    if (at > this.#at) this.#tokens = Math.min(free, this.#tokens + ((at - this.#at) / 1000) * perSecond)
    this.#at = at
    if (this.#tokens >= 1) return true
    this.emptyAt = at
    return false
  }

  /** Takes a token, or adds to the debt. To be called after {@link has}. */
  take(): void {
    this.#tokens = Math.max(this.#tokens - 1, this.#least)
  }

  /** Refunds a token. */
  giveBack(): void {
    this.#tokens = Math.min(this.#limit.free, this.#tokens + 1)
  }

  /** The level of work while the bucket is empty: 1 at first, one more each time the debt has doubled. */
  get level(): number {
    const { step, hardest } = this.#limit
    return Math.min(hardest, 1 + Math.floor(Math.log2(1 + Math.max(0, -this.#tokens) / step)))
  }
}
