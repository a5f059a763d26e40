import { QUARTER_MS } from '../../db/growth.ts'
import { HOUR_MS } from '../../db/history.ts'
import type { QuarterOfViews } from '../../db/rollups.ts'
import { dispersionOf, type Estimate, rateOf, trendOf } from './statistics.ts'

/** The last hours that are looked at: as few as hold enough views to say something. */
const WINDOWS_HOURS = [1, 3, 6, 12, 24]
const ENOUGH_VIEWS = 30
const DAY_HOURS = 24
const QUARTERS_OF_HOUR = 4

type Quarter = Pick<QuarterOfViews, 'quarter' | 'views'>

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

/** Views of each of so many hours up to a quarter (not included), the last one first. */
function hoursBefore(rows: readonly Quarter[], end: number, hours: number): number[] {
  const counts = new Array<number>(hours).fill(0)
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i]
    if (!row || row.quarter < end - hours * QUARTERS_OF_HOUR) break
    const ago = Math.floor((end - 1 - row.quarter) / QUARTERS_OF_HOUR)
    if (ago >= 0) counts[ago] = (counts[ago] ?? 0) + row.views
  }
  return counts
}

/** How fast views come; null until an hour has passed since the first one. No more is looked at than has been lived. */
export function paceOf(rows: readonly Quarter[], now: number): Estimate | null {
  const [first] = rows
  const current = Math.floor(now / QUARTER_MS)
  const livedHours = first ? Math.floor((now / QUARTER_MS - first.quarter) / QUARTERS_OF_HOUR) : 0
  if (livedHours < 1) return null
  const hours = Math.min(livedHours, DAY_HOURS)
  const counts = hoursBefore(rows, current, hours)
  const last = rows.at(-1)
  const unfinished = last?.quarter === current ? last.views : 0
  const window =
    WINDOWS_HOURS.find((each) => each <= hours && total(counts.slice(0, each)) + unfinished >= ENOUGH_VIEWS) ?? hours
  const elapsed = (now - current * QUARTER_MS) / HOUR_MS
  return rateOf(total(counts.slice(0, window)) + unfinished, window + elapsed, dispersionOf(counts))
}

/** How the views per hour change: the last day against the day before, or less while there is less. */
export function growthTrend(rows: readonly Quarter[], now: number) {
  const [first] = rows
  if (!first) return null
  const current = Math.floor(now / QUARTER_MS)
  const hours = Math.min(DAY_HOURS, Math.floor((current - first.quarter) / QUARTERS_OF_HOUR / 2))
  if (hours < 1) return null
  const counts = hoursBefore(rows, current, 2 * hours)
  const [last, before] = [total(counts.slice(0, hours)), total(counts.slice(hours))]
  return trendOf(last, before, hours * HOUR_MS, dispersionOf(counts)) ?? null
}
