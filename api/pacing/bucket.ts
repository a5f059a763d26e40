import type { Limit } from './limits.ts'

/**
 * A token bucket that may be overdrawn: what is let in against work is beyond the free part, and the more is owed, the
 * harder the work. Times are epoch milliseconds.
 */
export class Bucket {
  readonly #limit: Limit
  /** It owes no more than asks for the hardest level: that has to be paid back in minutes. */
  readonly #least: number
  #tokens: number
  #at: number
  /** When it was found empty last. */
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
    // A clock that steps back gives nothing and takes nothing.
    if (at > this.#at) this.#tokens = Math.min(free, this.#tokens + ((at - this.#at) / 1000) * perSecond)
    this.#at = at
    if (this.#tokens >= 1) return true
    this.emptyAt = at
    return false
  }

  /** To be called after {@link has}. */
  take(): void {
    this.#tokens = Math.max(this.#tokens - 1, this.#least)
  }

  /** What was taken turned out not to be owed. */
  giveBack(): void {
    this.#tokens = Math.min(this.#limit.free, this.#tokens + 1)
  }

  /** The level of work while it is empty: 1 at first, one more each time that what is owed has doubled. */
  get level(): number {
    const { step, hardest } = this.#limit
    return Math.min(hardest, 1 + Math.floor(Math.log2(1 + Math.max(0, -this.#tokens) / step)))
  }
}
