/** One limit of concurrency. */
export interface SeatLimit<Holder> {
  most: number
  /** The group that shares the limit; everybody when left out. */
  sharedBy?: (holder: Holder) => string | number
  /** What is counted, once however often it is held; every hold when left out. */
  counting?: (holder: Holder) => string
}

/** Concurrency limits (a semaphore): so many may hold a seat at once. */
export interface Seats<Holder> {
  /** Takes a seat and gives the function that leaves it; undefined when a limit is reached. */
  take(holder: Holder): (() => void) | undefined
  /** Whether a limit is reached that everybody shares: then no other holder gets one either. */
  readonly isFull: boolean
}

/** Limits how many seats are held, not how often: memory is needed for held seats only. */
export function createSeats<Holder>(limits: readonly SeatLimit<Holder>[]): Seats<Holder> {
  const held = limits.map(() => new Map<string | number, Map<unknown, number>>())

  return {
    take(holder) {
      const seat = {}
      const claims = limits.map(({ most, sharedBy, counting }, i) => {
        const group = sharedBy?.(holder) ?? ''
        return { most, group, item: counting?.(holder) ?? seat, groups: held[i] ?? new Map() }
      })
      const isFull = ({ most, group, item, groups }: (typeof claims)[number]) => {
        const items = groups.get(group)
        return items !== undefined && !items.has(item) && items.size >= most
      }
      if (claims.some(isFull)) return undefined
      for (const { group, item, groups } of claims) {
        const items = groups.get(group) ?? new Map<unknown, number>()
        groups.set(group, items.set(item, (items.get(item) ?? 0) + 1))
      }
      let isTaken = true
      return () => {
        if (!isTaken) return
        isTaken = false
        for (const { group, item, groups } of claims) release(groups, group, item)
      }
    },
    get isFull() {
      return limits.some(
        ({ most, sharedBy, counting }, i) => !sharedBy && !counting && (held[i]?.get('')?.size ?? 0) >= most,
      )
    },
  }
}

function release(groups: Map<string | number, Map<unknown, number>>, group: string | number, item: unknown): void {
  const items = groups.get(group)
  const left = (items?.get(item) ?? 0) - 1
  if (left > 0) items?.set(item, left)
  else items?.delete(item)
  if (items?.size === 0) groups.delete(group)
}
