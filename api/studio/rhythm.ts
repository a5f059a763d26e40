import type { Chance } from './chance.ts'

const DAY_HOURS = 24
/** How far a night may fall below the mean of the day, and how likely that is before anything has been seen. */
const AMPLITUDES = [
  [0, 0.2],
  [0.3, 0.2],
  [0.6, 0.3],
  [0.9, 0.3],
] as const
/** The hour of the day at which least comes, in steps of so many. */
const APART_HOURS = 2
const TURN = (2 * Math.PI) / DAY_HOURS

/** How the hour of the day changes what comes; its mean over a day is 1. */
export interface Rhythm {
  amplitude: number
  /** Hours since the epoch, of any day. */
  lowest: number
  /** What the births by age must be taken times, if this is the rhythm: who has been seen at night only is faster by day. */
  scale: number
}

/** Births by the hour of the day: those that came, and those that the fans' ages alone would let one expect. */
export interface HoursOfDay {
  births: Float64Array
  expected: Float64Array
}

/** The mean of a rhythm over a time, in hours. */
export function rhythmOver({ amplitude, lowest }: Rhythm, from: number, to: number): number {
  if (amplitude === 0) return 1
  return 1 - (amplitude * (Math.sin(TURN * (to - lowest)) - Math.sin(TURN * (from - lowest)))) / (TURN * (to - from))
}

/**
 * Rhythms as likely as the campaign's own hours make them: a day or two tell which one it is, the first evening hardly
 * anything, and then it stays open.
 *
 * @param scatter how much more the births of an hour vary than chance lets them: the births of one fan come together
 */
export function rhythmsOf({ births, expected }: HoursOfDay, scatter: number): (chance: Chance) => Rhythm {
  const all = births.reduce((sum, count) => sum + count, 0)
  const rhythms = AMPLITUDES.flatMap(([amplitude, prior]) => {
    const phases = amplitude === 0 ? 1 : DAY_HOURS / APART_HOURS
    return Array.from({ length: phases }, (_, phase) => {
      const rhythm = { amplitude, lowest: phase * APART_HOURS, scale: 1 }
      let [likelihood, sum] = [0, 0]
      for (let hour = 0; hour < DAY_HOURS; hour++) {
        const level = rhythmOver(rhythm, hour, hour + 1)
        likelihood += (births[hour] ?? 0) * Math.log(level)
        sum += (expected[hour] ?? 0) * level
      }
      if (all > 0 && sum > 0) likelihood -= all * Math.log(sum)
      return {
        ...rhythm,
        scale: all > 0 && sum > 0 ? all / sum : 1,
        likelihood: likelihood / scatter,
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
    return rhythms[place] ?? { amplitude: 0, lowest: 0, scale: 1 }
  }
}
