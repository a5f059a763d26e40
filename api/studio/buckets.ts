import { DAY_MS, HOUR_MS } from '../../campaigns/durations.ts'

const QUARTER_MS = 900_000

export const BUCKETS = ['quarter', 'hour', 'day', 'week'] as const
export type Bucket = (typeof BUCKETS)[number]

/** The most bars of a chart: more cannot be told apart. */
const MOST_BUCKETS = 100
/** Up to this length a range is shown in quarters of an hour: hours would be too few bars to show a course. */
const SHORT_MS = 6 * HOUR_MS

export function bucketFor(from: number, to: number): Bucket {
  if (to - from <= SHORT_MS) return 'quarter'
  if (to - from <= MOST_BUCKETS * HOUR_MS) return 'hour'
  return to - from <= MOST_BUCKETS * DAY_MS ? 'day' : 'week'
}

/** The most buckets that can be asked for. */
const MOST_ASKED = 3000
const LENGTH_MS = { quarter: QUARTER_MS, hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS }

/**
 * A cache: making a formatter takes as long as the rest of a report. There are some hundred time zones, each with many
 * spellings.
 */
const known = new Map<string, (at: number) => number>()
const MOST_KNOWN = 100
/** Days of a zone whose offsets are kept: three years. */
const MOST_DAYS = 1100

/** Offsets from UTC of a time zone, in milliseconds. Throws `RangeError` for an unknown one. */
export function offsetsOf(zone: string): (at: number) => number {
  const offsetAt = known.get(zone) ?? readOffsets(zone)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(zone, offsetAt)
  return offsetAt
}

function readOffsets(zone: string): (at: number) => number {
  const format = clockOf(zone)
  const read = (at: number) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
  }
  // A report asks for thousands of quarters, and asking the formatter for each would take a tenth of a second.
  const days = new Map<number, number>()
  const ofDay = (day: number) => {
    const known = days.get(day)
    if (known !== undefined) return known
    if (days.size >= MOST_DAYS) days.clear()
    const offset = read(day * DAY_MS)
    days.set(day, offset)
    return offset
  }
  return (at) => {
    const day = Math.floor(at / DAY_MS)
    const offset = ofDay(day)
    return offset === ofDay(day + 1) ? offset : read(at)
  }
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const parts = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone, hourCycle: 'h23', ...parts, second: 'numeric' })
  } catch (cause) {
    throw new RangeError('zone: expected a time zone, such as Europe/Paris', { cause })
  }
}

/**
 * Beginnings of the buckets that cover a range; days and weeks (from Monday) begin in local time. Throws `RangeError` for
 * more than {@link MOST_ASKED}.
 */
export function bucketStarts(from: number, to: number, bucket: Bucket, offsetAt: (at: number) => number): number[] {
  if (to - from > MOST_ASKED * LENGTH_MS[bucket]) throw new RangeError('bucket: expected a longer one for this range')
  const starts: number[] = []
  for (let at = startOf(from, bucket, offsetAt); at < to; at = nextStart(at, bucket, offsetAt)) starts.push(at)
  return starts
}

function startOf(at: number, bucket: Bucket, offsetAt: (at: number) => number): number {
  const local = at + offsetAt(at)
  if (bucket === 'quarter' || bucket === 'hour') return at - (local % LENGTH_MS[bucket])
  // The epoch was a Thursday.
  const daysIn = bucket === 'week' ? (Math.floor(local / DAY_MS) + 3) % 7 : 0
  const midnight = (Math.floor(local / DAY_MS) - daysIn) * DAY_MS
  return instantOf(midnight, offsetAt)
}

/**
 * The instant of a local time: where clocks are put back and show it twice, the first; where they are put forward and never show
 * it, as long after the change as it would have been.
 */
function instantOf(local: number, offsetAt: (at: number) => number): number {
  const [before, after] = [local - offsetAt(local - DAY_MS), local - offsetAt(local + DAY_MS)]
  const isShown = (at: number) => at + offsetAt(at) === local
  return !isShown(before) && isShown(after) ? after : before
}

/**
 * Moves instants back into the window of the same length before, by local time: so each hour is compared with the same
 * hour, and in whole weeks with the same weekday, though clocks may have been changed between the two.
 */
export function windowBefore(from: number, to: number, offsetAt: (at: number) => number): (at: number) => number {
  const length = to + offsetAt(to) - from - offsetAt(from)
  return (at) => instantOf(at + offsetAt(at) - length, offsetAt)
}

function nextStart(at: number, bucket: Bucket, offsetAt: (at: number) => number): number {
  if (bucket === 'quarter') return startOf(at + QUARTER_MS, bucket, offsetAt)
  // Where clocks change by half an hour, the next hour begins half an hour later or sooner.
  if (bucket === 'hour') return Math.max(startOf(at + HOUR_MS, 'hour', offsetAt), at + HOUR_MS / 2)
  // An hour more, since a day on which clocks are put back is longer.
  return startOf(at + (bucket === 'day' ? 1 : 7) * DAY_MS + 2 * HOUR_MS, bucket, offsetAt)
}

/** Index of the bucket in which a moment lies; -1 before the first. */
export function bucketAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
