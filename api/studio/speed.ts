import { HOUR_MS } from '../../campaigns/durations.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import { dispersionOf, type Estimate, rateOf, trendOf } from './statistics.ts'

const QUARTERS_PER_HOUR = 4
/** The windows that are tried: the shortest one with enough views counts. */
const WINDOWS_HOURS = [1, 3, 6, 12, 24]
const ENOUGH_VIEWS = 30
const DAY_HOURS = 24
/** The longest window that has no night between its halves; a longer one must hold a whole day in each. */
const EVENING_HOURS = 3

export interface Quarter {
  /** Epoch milliseconds ÷ 900,000, rounded down. */
  quarter: number
  views: number
}

/**
 * Views per hour; null for a campaign younger than an hour, and for one that has closed. The window is never longer than the
 * campaign has lived.
 */
export function paceOf(quarters: readonly Quarter[], now: number, closes = Infinity): Estimate | null {
  const first = quarters[0]
  if (!first || now >= closes) return null
  // The campaign may have begun at the end of its first quarter of an hour.
  const lived = Math.floor((now - (first.quarter + 1) * QUARTER_MS) / HOUR_MS)
  if (lived < 1) return null
  const hours = countsOf(quarters, now, Math.min(lived, DAY_HOURS))
  const enough = WINDOWS_HOURS.find((each) => each <= hours.length && sumOf(hours.slice(0, each)) >= ENOUGH_VIEWS)
  const window = enough ?? hours.length
  return rateOf(sumOf(hours.slice(0, window)), window, dispersionOf(hours))
}

/**
 * The trend of views per hour: the last day against the day before, or less of both while there is less than a night; null once
 * it has closed, for then they do not fade, they have ended.
 */
export function trendOver(quarters: readonly Quarter[], now: number, closes = Infinity) {
  const first = quarters[0]
  if (!first || now >= closes) return null
  const lived = Math.floor((now - (first.quarter + 1) * QUARTER_MS) / HOUR_MS)
  const half = Math.floor(lived / 2)
  const hours = Math.min(half, DAY_HOURS)
  if (hours < 1 || (hours > EVENING_HOURS && hours < DAY_HOURS)) return null
  const counts = countsOf(quarters, now, 2 * hours)
  const [last, before] = [sumOf(counts.slice(0, hours)), sumOf(counts.slice(hours))]
  return trendOf(last, before, hours * HOUR_MS, dispersionOf(counts)) ?? null
}

/** Views of each of the last whole hours, latest first, ending with the last complete quarter. */
function countsOf(quarters: readonly Quarter[], now: number, hours: number): number[] {
  const counts = new Array<number>(hours).fill(0)
  const end = Math.floor(now / QUARTER_MS)
  for (let i = quarters.length - 1; i >= 0; i--) {
    const { quarter, views } = quarters[i] ?? { quarter: 0, views: 0 }
    const ago = Math.floor((end - 1 - quarter) / QUARTERS_PER_HOUR)
    if (ago >= hours) break
    if (ago >= 0) counts[ago] = (counts[ago] ?? 0) + views
  }
  return counts
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)
