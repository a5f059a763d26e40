import type { Chance } from './chance.ts'

const DAY_HOURS = 24
/** Amplitudes of the daily rhythm that are considered, and their prior probability. */
const AMPLITUDES = [
  [0, 0.25],
  [0.4, 0.3],
  [0.8, 0.45],
] as const
/** Step between the considered hours of least activity. */
const APART_HOURS = 2
/**
 * How many hours of data the rhythm needs to count at all; from the third day on it counts fully. Before that, night and
 * age cannot be told apart.
 */
const SEEN_FROM_HOURS = 24
const SEEN_FULLY_HOURS = 72
const TURN = (2 * Math.PI) / DAY_HOURS

/** A daily rhythm: a factor on births by the hour of the day, with a mean of 1. */
export interface Rhythm {
  amplitude: number
  /** Hours since the epoch, of any day. */
  lowest: number
  /** A factor for each mode of the kernel: fans who were seen at night only bring more by day. */
  scales: Float64Array
}

/** Births by the hour of the day: observed, and, by mode, those expected from the fans' ages alone. */
export interface HoursOfDay {
  births: Float64Array
  expected: Float64Array[]
  /** Hours since the first fan. */
  lived: number
}

/** Mean of a rhythm over a time, in hours. */
export function rhythmOver(
  { amplitude, lowest }: Pick<Rhythm, 'amplitude' | 'lowest'>,
  from: number,
  to: number,
): number {
  if (amplitude === 0) return 1
  return 1 - (amplitude * (Math.sin(TURN * (to - lowest)) - Math.sin(TURN * (from - lowest)))) / (TURN * (to - from))
}

/**
 * Draws rhythms from their posterior distribution; from the prior while less than a day has been seen.
 *
 * @param scatter how much more the births of an hour vary than by chance: the births of one fan come together
 */
export function rhythmsOf(hours: HoursOfDay, scatter: number): (chance: Chance) => Rhythm {
  const rhythms = AMPLITUDES.flatMap(([amplitude, prior]) => {
    const phases = amplitude === 0 ? 1 : DAY_HOURS / APART_HOURS
    return Array.from({ length: phases }, (_, phase) => {
      const shape = { amplitude, lowest: phase * APART_HOURS }
      return {
        ...shape,
        ...fitted(shape, hours, scatter),
        prior: prior / phases,
      }
    })
  })
  const most = Math.max(...rhythms.map(({ likelihood }) => likelihood))
  const weights = rhythms.map(({ likelihood, prior }) => prior * Math.exp(likelihood - most))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return (chance) => {
    let left = chance.uniform() * total
    const place = weights.findIndex((weight) => {
      left -= weight
      return left <= 0
    })
    return rhythms[Math.max(0, place)] ?? { amplitude: 0, lowest: 0, scales: new Float64Array() }
  }
}

function fitted(shape: Pick<Rhythm, 'amplitude' | 'lowest'>, { births, expected, lived }: HoursOfDay, scatter: number) {
  const levels = Array.from({ length: DAY_HOURS }, (_, hour) => rhythmOver(shape, hour, hour + 1))
  const scales = Float64Array.from(expected, (byHour) => {
    const seen = byHour.reduce((sum, each, hour) => sum + each * (levels[hour] ?? 1), 0)
    return seen > 0 ? byHour.reduce((sum, each) => sum + each, 0) / seen : 1
  })
  const likelihood = levels.reduce((sum, level, hour) => {
    const mean = level * expected.reduce((all, byHour, mode) => all + (byHour[hour] ?? 0) * (scales[mode] ?? 1), 0)
    return mean > 0 ? sum + (births[hour] ?? 0) * Math.log(mean) - mean : sum
  }, 0)
  const seen = (lived - SEEN_FROM_HOURS) / (SEEN_FULLY_HOURS - SEEN_FROM_HOURS)
  return { scales, likelihood: (likelihood / scatter) * Math.min(1, Math.max(0, seen)) }
}
