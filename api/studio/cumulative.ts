import { AGE_ENDS_MS } from '../../db/campaign/ages.ts'
import type { Cohort } from '../../db/campaign/cohorts.ts'
import type { BirthRow } from '../../db/campaign/growth.ts'
import { type Block, blocksOf, type Exposure, exposureOf } from './exposure.ts'

/**
 * The age up to which births are counted has been reached by this many fans, or by half of them, but by one in a hundred at
 * least.
 */
const ENOUGH_FANS = 100
const ENOUGH_SHARE = 0.5
const LEAST_SHARE = 0.01
const FEWEST = 5

/** Births by age, up to the age that the fans have reached. */
export interface Cumulative {
  blocks: Block[]
  exposure: Exposure
  /** Births per fan alive, by span of age. */
  steps: Float64Array
  fans: number
  /** The last span that enough fans have lived through; -1 for none. */
  reach: number
}

export function cumulativeOf(
  cohorts: Iterable<Cohort>,
  births: Iterable<BirthRow>,
  now: number,
  of: 'births' | 'firsts' = 'births',
): Cumulative {
  const blocks = blocksOf(cohorts, now)
  const exposure = exposureOf(blocks)
  const fans = blocks.reduce((sum, block) => sum + block.fans, 0)
  const enough = Math.max(Math.min(ENOUGH_FANS, fans * ENOUGH_SHARE), fans * LEAST_SHARE, FEWEST)
  const reach = exposure.atEnd.findIndex((alive) => alive < enough)
  const last = reach < 0 ? AGE_ENDS_MS.length - 1 : reach - 1
  return { blocks, exposure, steps: stepsOf(eventsOf(births, of), exposure), fans, reach: last }
}

/** Events of each span per fan who was alive in it: the steps of a mean cumulative function (Nelson 1988). */
function stepsOf(events: ArrayLike<number>, { mean }: Exposure): Float64Array {
  return Float64Array.from(mean, (alive, i) => (alive > 0 ? (events[i] ?? 0) / alive : 0))
}

/** Births, or first births, of each span. */
export function eventsOf(rows: Iterable<BirthRow>, of: 'births' | 'firsts'): Float64Array {
  const events = new Float64Array(AGE_ENDS_MS.length)
  for (const row of rows) {
    if (row.age < events.length) events[row.age] = (events[row.age] ?? 0) + row[of]
  }
  return events
}

/** Cumulates a step function: exact at the end of each span, linear in between. */
export function cumulated(steps: ArrayLike<number>): (ms: number) => number {
  const sums = new Float64Array(AGE_ENDS_MS.length)
  let sum = 0
  for (let i = 0; i < sums.length; i++) {
    sum += steps[i] ?? 0
    sums[i] = sum
  }
  return (ms) => {
    let [low, high] = [0, sums.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((AGE_ENDS_MS[middle] ?? 0) < ms) low = middle + 1
      else high = middle
    }
    if (low === sums.length) return sum
    const [begin, end] = [AGE_ENDS_MS[low - 1] ?? 0, AGE_ENDS_MS[low] ?? 0]
    const before = sums[low - 1] ?? 0
    return before + ((sums[low] ?? 0) - before) * ((ms - begin) / (end - begin))
  }
}
