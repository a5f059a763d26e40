import { DAY_MS } from '../../campaigns/durations.ts'
import { AGE_ENDS_MS } from '../../db/campaign/ages.ts'
import { type Cumulative, cumulated } from './cumulative.ts'

/** The fewest events in a doubling of age that the next one can be compared with. */
const ENOUGH_EVENTS = 5
const SHORTEST_MS = 60_000
const EARLIEST_MS = DAY_MS
/** The slowest decay with a finite sum, per doubling of age. */
const SLOWEST = 0.95

/** The tail: what may still come after the age that enough fans have reached. */
export interface Tail {
  /** Events per fan until `withinMs`. */
  sum: number
  withinMs: number
  /** Upper bound of events per fan still to come; Infinity where nothing bounds them. */
  rest: number
  /** The ratio of the series: what a doubling of age adds, relative to the doubling before. */
  ratio: number
}

/**
 * The rest as a geometric series: each further doubling of age adds as large a share of the one before as the last one did
 * of the last that held enough to be compared with. Exact for a tail that falls as a power of the age, too much for one
 * that falls faster (log-normal, Weibull, gamma): a bound from above that assumes none of them. Looked for from every age
 * past a day, for more fans have lived to the lower ones, of which the bound that leaves least is taken.
 */
export function tailOf({ exposure, reach, steps }: Cumulative): Tail {
  const withinMs = AGE_ENDS_MS[reach] ?? 0
  const sums = cumulated(steps)
  const events = cumulated(steps.map((step, i) => step * (exposure.mean[i] ?? 0)))
  const sum = sums(withinMs)
  const tail = { sum, withinMs, rest: Number.POSITIVE_INFINITY, ratio: 1 }
  for (let span = reach; span >= 0; span--) {
    const age = AGE_ENDS_MS[span] ?? 0
    if (age < EARLIEST_MS && span < reach) break
    const { rest, ratio } = restAfter(age, { sums, events, alive: exposure.mean[span] ?? 1 })
    const left = Math.max(0, sums(age) + rest - sum)
    if (left < tail.rest) Object.assign(tail, { rest: left, ratio })
  }
  return tail
}

interface Seen {
  sums: (ms: number) => number
  events: (ms: number) => number
  alive: number
}

function restAfter(age: number, { sums, events, alive }: Seen): { rest: number; ratio: number } {
  // One event is added: a doubling without any says little, not nothing.
  const last = sums(age) - sums(age / 2) + 1 / alive
  for (let doublings = 1; age / 2 ** doublings > SHORTEST_MS; doublings++) {
    const [from, to] = [age / 2 ** (doublings + 1), age / 2 ** doublings]
    if (events(to) - events(from) < ENOUGH_EVENTS) continue
    const ratio = (last / (sums(to) - sums(from))) ** (1 / doublings)
    return { rest: ratio < SLOWEST ? (last * ratio) / (1 - ratio) : Number.POSITIVE_INFINITY, ratio }
  }
  return { rest: Number.POSITIVE_INFINITY, ratio: 1 }
}
