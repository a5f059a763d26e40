import type { Limit } from './limits.ts'

/**
 * A token bucket that may be overdrawn: what is let in against work is beyond the free part, and the deeper it is
 * overdrawn, the harder the work. Times are epoch milliseconds.
 */
export class Bucket {
  #tokens: number
  #at: number
  /** When it was found empty last. */
  emptyAt = Number.NEGATIVE_INFINITY

  constructor({ free }: Limit, at: number) {
    this.#tokens = free
    this.#at = at
  }

  /** Whether an opening is free now. */
  has({ free, perSecond }: Limit, at: number): boolean {
    // A clock that steps back gives nothing and takes nothing.
    if (at > this.#at) this.#tokens = Math.min(free, this.#tokens + ((at - this.#at) / 1000) * perSecond)
    this.#at = at
    if (this.#tokens >= 1) return true
    this.emptyAt = at
    return false
  }

  /** To be called after {@link has}. No deeper than where the hardest level is reached: it must be paid back in time. */
  take({ step, hardest }: Limit): void {
    this.#tokens = Math.max(this.#tokens - 1, -step * 2 ** hardest)
  }

  giveBack({ free }: Limit): void {
    this.#tokens = Math.min(free, this.#tokens + 1)
  }

  /** The level of work that is asked while it is empty: 1 at first, one more each time that what is owed has doubled. */
  level({ step, hardest }: Limit): number {
    return Math.min(hardest, 1 + Math.floor(Math.log2(1 + Math.max(0, -this.#tokens) / step)))
  }
}
