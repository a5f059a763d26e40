/** A group of takers, and its share of what is left. */
export interface Group {
  name: string
  /** 0.1: the group may hold a tenth as many as are left. Greater than 1: more than are left. */
  share: number
}

/**
 * A stock of which nobody takes so much that others find nothing: dynamic thresholds, by which switches divide their memory
 * among queues (Choudhury and Hahne, 1998). A group may have its share of what is left. Of a stock of 600, a group with a
 * share of a quarter gets 120, one that comes then 96, the next 77: each leaves four fifths of what it found.
 */
export interface Stock {
  /** Number taken and not yet returned. */
  readonly out: number
  heldBy(name: string): number
  /**
   * The limit for a taker who is in all of these groups: one more may be taken while fewer than this are out.
   *
   * @param of how many there are for the groups, when that is not the size of the stock
   */
  limitFor(groups: readonly Group[], of?: number): number
  /**
   * Takes one, returned at `until` (epoch milliseconds, never before that of an earlier one). Returns the function that
   * returns it at once.
   */
  take(groups: readonly Group[], until: number): () => void
}

export function createStock(size: number, now: () => number): Stock {
  const held = new Map<string, number>()
  const taken = new Set<{ names: readonly string[]; until: number }>()

  const bringBack = (one: { names: readonly string[] } & { until: number }) => {
    if (!taken.delete(one)) return
    for (const name of one.names) {
      const left = (held.get(name) ?? 0) - 1
      if (left > 0) held.set(name, left)
      else held.delete(name)
    }
  }
  const takeBackWhatIsDue = () => {
    const at = now()
    for (const one of taken) {
      if (one.until > at) break
      bringBack(one)
    }
  }

  return {
    get out() {
      takeBackWhatIsDue()
      return taken.size
    },
    heldBy(name) {
      takeBackWhatIsDue()
      return held.get(name) ?? 0
    },
    limitFor(groups, of = size) {
      takeBackWhatIsDue()
      return Math.min(of, ...groups.map(({ name, share }) => of - (held.get(name) ?? 0) / share))
    },
    take(groups, until) {
      takeBackWhatIsDue()
      const one = { names: groups.map(({ name }) => name), until }
      taken.add(one)
      for (const name of one.names) held.set(name, (held.get(name) ?? 0) + 1)
      return () => bringBack(one)
    },
  }
}
