import type { Tally } from '../../api/fan-contract.ts'

/** The age of an answer: it is at least as new as the time of its request, by `performance.now()`. */
export interface Dated {
  asOf: number
}

/** How far the caches of streams and answers may lag behind each other: a second each. */
const LAG_MS = 2000

/**
 * Orders tallies by their time. They arrive by several ways that overtake each other, and may fall, since the studio can
 * void views: the latest is right, not the highest.
 */
export class LatestTally {
  #asOf = -Infinity
  #shown = { views: -1, clear: -1 }
  #fall: ReturnType<typeof setTimeout> | undefined

  /**
   * Calls `show` when the views have changed: at once when they rise; when they fall, once nothing has contradicted it for
   * a moment. Returns whether the tally was news: one that was asked for before the last one is not.
   */
  take({ views, clear = views, asOf }: Pick<Tally, 'views' | 'clear'> & Dated, show: () => void): boolean {
    if (asOf < this.#asOf) return false
    this.#asOf = asOf
    clearTimeout(this.#fall)
    const shown = this.#shown
    const accept = () => {
      this.#shown = { views, clear }
      show()
    }
    if (views < shown.views || clear < shown.clear) this.#fall = setTimeout(accept, LAG_MS)
    else if (views > shown.views || clear > shown.clear) accept()
    return true
  }
}
