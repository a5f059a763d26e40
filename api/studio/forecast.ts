import { HOUR_MS } from '../../campaigns/durations.ts'
import type { Cohort } from '../../db/campaign/cohorts.ts'
import type { BirthRow } from '../../db/campaign/growth.ts'
import { chanceOf } from './chance.ts'
import { cumulated, cumulativeOf } from './cumulative.ts'
import { kernelOf } from './kernel.ts'
import { momentumOf } from './momentum.ts'
import { pathTo, stepsOf } from './path.ts'
import { frailtyOf, type Reproduction } from './reproduction.ts'
import { rhythmsOf } from './rhythm.ts'

const PATHS = 120
/** The least age and the fewest forwards of a campaign that has a forecast. */
const SHORTEST_MS = HOUR_MS
const FEWEST_BIRTHS = 20
/** The share of simulated paths outside the interval: four of five lie in it. */
const OUTSIDE = 0.2

export interface Forecast {
  /** When half of the paths have reached the goal (epoch milliseconds); null where fewer ever do. */
  at: number | null
  /** The interval of four in five paths; `latest` is null where one path in ten or more never arrives. */
  earliest: number | null
  latest: number | null
  /** Share of the paths that arrive before the end, within a year. */
  reach: number
}

export interface Course {
  cohorts: readonly Cohort[]
  births: readonly BirthRow[]
  reproduction: Reproduction | null
  goal: number
  /** The count so far that goes towards the goal. */
  reached: number
  now: number
  /** When people need no link any more, or come no more; Infinity for never. */
  until: number
}

/**
 * Forecasts when a goal is reached, by simulation: births that the present fans are still to bring, those of their
 * descendants, and those who come by the brand's own links; over many paths, each with other parameters within what is
 * known. A path ends with the campaign: who would come later never comes.
 */
export function forecastOf(course: Course): { forecast: Forecast | null; tooEarlyUntil: number | null } {
  const { cohorts, births, reproduction, goal, reached, now, until } = course
  const fans = cohorts.reduce((sum, { clear }) => sum + clear, 0)
  const passed = cohorts.reduce((sum, { children }) => sum + children, 0)
  if (reached >= goal || fans === 0 || now >= until) return { forecast: null, tooEarlyUntil: null }
  const tooEarlyUntil = tooEarly(cohorts, passed, now)
  if (tooEarlyUntil !== null || !reproduction) {
    // What could be said only after the end is not announced.
    return { forecast: null, tooEarlyUntil: tooEarlyUntil !== null && tooEarlyUntil < until ? tooEarlyUntil : null }
  }
  const cumulative = cumulativeOf(cohorts, births, now)
  const kernel = kernelOf(cumulative)
  const frailty = frailtyOf(cumulative)
  const momentum = momentumOf(cohorts, kernel, frailty, now)
  const squares = cohorts.reduce((sum, cohort) => sum + cohort.squares, 0)
  const rhythmOf = rhythmsOf(momentum.hours, Math.min(5, Math.max(1.5, squares / Math.max(1, passed))))
  const sum = cumulated(cumulative.steps)(reproduction.withinMs)
  const scale = sum > 0 ? reproduction.value / sum : 1
  const spread = reproduction.low > 0 ? Math.log(reproduction.high / reproduction.low) / (2 * 1.96) : 1
  const left = ((goal - reached) * fans) / Math.max(reached, 1)
  const chance = chanceOf(1)
  const steps = stepsOf(kernel)
  const paths = Array.from({ length: PATHS }, () =>
    pathTo(left, {
      kernel,
      steps,
      frailty,
      momentum,
      now: now / HOUR_MS,
      rhythm: rhythmOf(chance),
      factor: scale * Math.exp(spread * chance.normal()),
      chance,
    }),
  )
  const times = paths.map((hours) => (hours * HOUR_MS < until ? hours : Number.POSITIVE_INFINITY)).sort((a, b) => a - b)
  return { forecast: inWords(times), tooEarlyUntil: null }
}

function tooEarly(cohorts: readonly Cohort[], passed: number, now: number): number | null {
  const first = cohorts.reduce(
    (least, { quarter, offsets, clear }) => Math.min(least, quarter * 900_000 + (offsets / Math.max(clear, 1)) * 1000),
    now,
  )
  // Nobody can tell when so many will have been passed on: perhaps never.
  const isEarly = now - first < SHORTEST_MS || passed < FEWEST_BIRTHS
  return isEarly ? Math.round(first + SHORTEST_MS) : null
}

/**
 * Summarises sorted times of arrival (hours since the epoch, Infinity for never) as a median and an interval of four in
 * five.
 */
function inWords(times: readonly number[]): Forecast {
  const atShare = (share: number) => {
    const hours = times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.POSITIVE_INFINITY
    return hours < Number.POSITIVE_INFINITY ? Math.round(hours * HOUR_MS) : null
  }
  const reach = times.filter((hours) => hours < Number.POSITIVE_INFINITY).length / times.length
  const isOpen = 1 - reach >= OUTSIDE / 2
  return {
    at: atShare(0.5),
    earliest: atShare(isOpen ? OUTSIDE : OUTSIDE / 2),
    latest: isOpen ? null : atShare(1 - OUTSIDE / 2),
    reach,
  }
}
