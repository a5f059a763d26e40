import { AGE_ENDS_MS } from '../../db/campaign/ages.ts'
import type { Cumulative } from './cumulative.ts'
import type { Block } from './exposure.ts'

/** Number of points in time between the first fan and now: enough for a correction. */
const POINTS = 128
const MOST_AT_ONCE = 0.9
/** Weight of the overall level, in births: a point with fewer births stays near it. */
const SMOOTHED_BY = 2
const NEAR = 4
const HALVINGS = 12

/** The expected descendants of a fan, themselves included, between the first fan and now. */
export interface Lineage {
  pointMs: number
  /** Births at each point, relative to those that the ages of the fans let expect: fewer at night. */
  level: Float64Array
  /** Expected descendants at a point of a fan of each earlier point. */
  by: (point: number) => Float64Array
}

export function lineageOf({ blocks, steps, fans }: Cumulative, immigrants: readonly Block[]): Lineage {
  const pointMs = blocks.reduce((most, { to }) => Math.max(most, to), 1) / POINTS
  const births = lagged(steps, pointMs)
  const [came, brands] = [arrivals(blocks, pointMs), arrivals(immigrants, pointMs)]
  const found = came.map((all, point) => all - (brands[point] ?? 0))
  const expected = came.map((_, point) => {
    let sum = 0
    for (let lag = 0; lag <= point; lag++) sum += (births[lag] ?? 0) * (came[point - lag] ?? 0)
    return sum
  })
  const raw = found.map((_, point) => (around(found, point) + SMOOTHED_BY) / (around(expected, point) + SMOOTHED_BY))
  let [low, high] = [0, 2]
  for (let i = 0; i < HALVINGS; i++) {
    const lines = renewed(
      births,
      raw.map((each) => (each * (low + high)) / 2),
      POINTS,
    )
    if (brands.reduce((sum, each, point) => sum + each * (lines[point] ?? 0), 0) < fans) low = (low + high) / 2
    else high = (low + high) / 2
  }
  const level = raw.map((each) => each * low)
  const known = new Map<number, Float64Array>()
  const by = (last: number) => {
    const lines = known.get(last) ?? renewed(births, level, last)
    known.set(last, lines)
    return lines
  }
  return { pointMs, level, by }
}

/** Counts near a point, itself included. */
function around(counts: Float64Array, point: number): number {
  return counts.subarray(Math.max(0, point - NEAR), point + NEAR + 1).reduce((sum, each) => sum + each, 0)
}

/** Solves the renewal equation backwards from a point. */
function renewed(births: Float64Array, level: Float64Array, last: number): Float64Array {
  const lines = new Float64Array(POINTS + 1)
  for (let point = last; point >= 0; point--) {
    let sum = 1
    for (let lag = 1; lag <= last - point; lag++) {
      sum += (births[lag] ?? 0) * (level[point + lag] ?? 0) * (lines[point + lag] ?? 0)
    }
    // Births without delay lead to further ones without delay: a geometric series, kept finite.
    lines[point] = sum / (1 - Math.min((births[0] ?? 0) * (level[point] ?? 0), MOST_AT_ONCE))
  }
  return lines
}

/** Births per fan by delay, in points. */
function lagged(steps: ArrayLike<number>, pointMs: number): Float64Array {
  const births = new Float64Array(POINTS + 2)
  for (let i = 0; i < AGE_ENDS_MS.length; i++) {
    const place = middleOf(i) / pointMs
    const low = Math.floor(place)
    if (low > POINTS) break
    births[low] = (births[low] ?? 0) + (steps[i] ?? 0) * (1 - (place - low))
    births[low + 1] = (births[low + 1] ?? 0) + (steps[i] ?? 0) * (place - low)
  }
  return births
}

const middleOf = (span: number) => ((AGE_ENDS_MS[span - 1] ?? 0) + (AGE_ENDS_MS[span] ?? 0)) / 2

function arrivals(blocks: readonly Block[], pointMs: number): Float64Array {
  const came = new Float64Array(POINTS + 1)
  for (const { from, to, fans } of blocks) {
    const point = Math.max(0, POINTS - Math.round((from + to) / 2 / pointMs))
    came[point] = (came[point] ?? 0) + fans
  }
  return came
}

/**
 * The bias of births per fan, as a share of them: too low, because a fan who happens to lead to many enlarges the crowd by
 * which births are divided. To first order, −Cov(births − M · alive, alive) ÷ alive², as of any ratio.
 */
export function shortfallOf(
  { blocks, exposure, steps, reach }: Cumulative,
  frailty: number,
  { pointMs, level, by }: Lineage,
): number {
  const came = arrivals(blocks, pointMs)
  let [bias, births] = [0, 0]
  for (let span = 0; span <= reach; span++) {
    const step = steps[span] ?? 0
    if (step === 0) continue
    const lag = Math.round(middleOf(span) / pointMs)
    const lines = by(POINTS - lag)
    let led = 0
    for (let point = 0; point <= POINTS - lag; point++) {
      const fans = (came[point] ?? 0) * (level[point + lag] ?? 0)
      // The birth itself and its siblings, as far as they lead to fans who have reached this age.
      if (fans > 0) led += fans * ((lines[point + lag] ?? 0) + frailty * Math.max(0, (lines[point] ?? 0) - 1))
    }
    bias += (step * led) / (exposure.mean[span] ?? 1) ** 2
    births += step
  }
  return births > 0 ? bias / births : 0
}
