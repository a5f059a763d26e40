import type { Limit } from './limits.ts'

/**
 * A token bucket that may be overdrawn: what is let in against work is beyond the free part, and the more is owed, the
 * harder the work. Times are epoch milliseconds.
 */
export class Bucket {
  readonly #limit: Limit
  #tokens: number
  #at: number
  /** When it was found empty last. */
  emptyAt = Number.NEGATIVE_INFINITY

  constructor(limit: Limit, at: number, taken = 0) {
    this.#limit = limit
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

  /** To be called after {@link has}. Owes no more than asks for the hardest level: it has to be paid back in minutes. */
  take(): void {
    const { step, hardest } = this.#limit
    this.#tokens = Math.max(this.#tokens - 1, -step * 2 ** (hardest - 1))
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
