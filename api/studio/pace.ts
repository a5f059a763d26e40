import { QUARTER_MS } from '../../db/growth.ts'
import { HOUR_MS } from '../../db/history.ts'
import type { Growth } from '../../db/report.ts'
import type { QuarterOfViews } from '../../db/rollups.ts'
import { dispersionOf, rateOf, trendOf } from './statistics.ts'

/** The last hours that are looked at: as few as hold enough views to say something. */
const WINDOWS_HOURS = [1, 3, 6, 12, 24]
const ENOUGH_VIEWS = 30
const DAY_HOURS = 24
/** What may take longer than this may as well never come. */
const YEAR_HOURS = 366 * DAY_HOURS

type Quarter = Pick<QuarterOfViews, 'quarter' | 'views'>

/** Views of each hour, the last one first; `elapsed` is the part of the last hour that is over, 0 to 1. */
function backwards(rows: readonly Quarter[], now: number, hours: number) {
  const last = Math.floor(now / HOUR_MS)
  const counts = new Array<number>(hours).fill(0)
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i]
    const ago = row ? last - Math.floor((row.quarter * QUARTER_MS) / HOUR_MS) : hours
    if (!row || ago >= hours) break
    if (ago >= 0) counts[ago] = (counts[ago] ?? 0) + row.views
  }
  return { counts, elapsed: (now % HOUR_MS) / HOUR_MS }
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

/** Hours since the first view, a day at most: before it there was nothing to be fast at. */
function age(rows: readonly Quarter[], now: number): number {
  const [first] = rows
  return first
    ? Math.min(DAY_HOURS, Math.max(1, Math.floor(now / HOUR_MS) - Math.floor((first.quarter * QUARTER_MS) / HOUR_MS)))
    : 1
}

/** How fast views come, and when the goal is reached if they go on like this. */
export function paceOf(
  rows: readonly Quarter[],
  _growth: Growth,
  { views, goal, now }: { views: number; goal: number | null; now: number },
) {
  const { counts, elapsed } = backwards(rows, now, DAY_HOURS + 1)
  const hours = age(rows, now)
  const window =
    WINDOWS_HOURS.find((each) => each <= hours && total(counts.slice(0, each + 1)) >= ENOUGH_VIEWS) ?? hours
  const perHour = rateOf(total(counts.slice(0, window + 1)), window + elapsed, dispersionOf(counts.slice(1, hours + 1)))
  return { perHour, goal: goal === null ? null : arrival(goal - views, perHour, now), tooEarlyUntil: null }
}

function arrival(left: number, { value, low, high }: { value: number; low: number; high: number }, now: number) {
  if (left <= 0 || value === 0) return null
  const after = (rate: number) => Math.round(now + (left / rate) * HOUR_MS)
  return { at: after(value), earliest: after(high), latest: left / low < YEAR_HOURS ? after(low) : null, reach: 1 }
}

/** How the views per hour change: the last day against the day before, or less while there is less. */
export function growthTrend(rows: readonly Quarter[], now: number) {
  const [first] = rows
  if (!first) return null
  const lived = Math.floor(now / HOUR_MS) - Math.floor((first.quarter * QUARTER_MS) / HOUR_MS)
  const hours = Math.min(DAY_HOURS, Math.floor(lived / 2))
  if (hours < 1) return null
  // Whole hours only: the current one has just begun.
  const counts = backwards(rows, now, 2 * hours + 1).counts.slice(1)
  const [last, before] = [total(counts.slice(0, hours)), total(counts.slice(hours))]
  return trendOf(last, before, hours * HOUR_MS, dispersionOf(counts)) ?? null
}
