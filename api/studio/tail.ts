import { AGE_ENDS_MS } from '../../db/campaign/ages.ts'
import { type Cumulative, cumulated } from './cumulative.ts'

/** Events that a doubling of age must hold, so that the next one can be compared with it. */
const ENOUGH_EVENTS = 5
const SHORTEST_MS = 60_000
const EARLIEST_MS = 86_400_000
/** A tail that falls no faster than by so much a doubling has no end that could be told. */
const SLOWEST = 0.95

/** What is still to come after the age that enough fans have reached. */
export interface Tail {
  /** Events per fan until `withinMs`. */
  sum: number
  withinMs: number
  /** Events per fan that may still come at most; Infinity where nothing bounds them. */
  rest: number
  /** What a doubling of age adds, as a share of what the doubling before it added. */
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
  // One event more than was seen: a doubling in which nothing happened says little, not nothing.
  const last = sums(age) - sums(age / 2) + 1 / alive
  for (let doublings = 1; age / 2 ** doublings > SHORTEST_MS; doublings++) {
    const [from, to] = [age / 2 ** (doublings + 1), age / 2 ** doublings]
    if (events(to) - events(from) < ENOUGH_EVENTS) continue
    const ratio = (last / (sums(to) - sums(from))) ** (1 / doublings)
    return { rest: ratio < SLOWEST ? (last * ratio) / (1 - ratio) : Number.POSITIVE_INFINITY, ratio }
  }
  return { rest: Number.POSITIVE_INFINITY, ratio: 1 }
}
