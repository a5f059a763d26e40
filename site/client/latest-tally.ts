import type { Tally } from '../../api/fan-contract.ts'

/** What an answer tells is at least as new as this: by `performance.now()`, when it was asked for. */
export interface Dated {
  asOf: number
}

/** The stream and the answers are of copies that lag behind each other, by a second at most. */
const LAG_MS = 2000

/**
 * The campaign's views in the order in which they were true. They come by several ways that overtake each other, and they
 * may fall, since the studio takes back what was no person: the latest is the truth, and not the highest.
 */
export class LatestTally {
  #asOf = -Infinity
  #shown = { views: -1, clear: -1 }
  #fall: ReturnType<typeof setTimeout> | undefined

  /**
   * Calls `show` when the views have changed: at once when they rise, and when they fall as soon as nothing has
   * contradicted it for a moment. Whether the tally was news: one that was asked for earlier than the last says nothing.
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
