import { computed } from '@preact/signals'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../campaigns/durations.ts'
import { ordinal } from '../i18n/phrase.ts'
import { locale } from './language.ts'
import type { Bucket } from './selection.ts'

/** Formats numbers, times and spans in the reader's language and time zone. */

/** French groups digits by a narrow space, which is too narrow at the size of a table. */
function numberFormat(options: Intl.NumberFormatOptions): (value: number) => string {
  const format = new Intl.NumberFormat(locale.value, options)
  return (value) => format.format(value).replaceAll('\u202f', '\u00a0')
}

const numbers = computed(() => ({
  whole: numberFormat({ maximumFractionDigits: 0 }),
  rate: numberFormat({ maximumSignificantDigits: 2, maximumFractionDigits: 2, roundingPriority: 'lessPrecision' }),
  ratio: numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  short: numberFormat({ notation: 'compact', maximumFractionDigits: 1 }),
  percent: numberFormat({ style: 'percent', maximumFractionDigits: 0 }),
  smallPercent: numberFormat({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  change: numberFormat({ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }),
}))

export const whole = (value: number) => numbers.value.whole(value)
/** Rates: two digits are all that is known of a small one, and hundredths are fine enough; large ones keep their units. */
export const rate = (value: number) => (value >= 10 ? whole(value) : numbers.value.rate(value))
export const ratio = (value: number) => numbers.value.ratio(value)
/** Formats both ends of an interval alike: with two digits, unless they would read the same. */
export const asFineAs = ({ low, high }: { low: number; high: number }) => (rate(low) === rate(high) ? ratio : rate)
export const short = (value: number) => (value < 10_000 ? whole(value) : numbers.value.short(value))
/** The smallest share that is shown with a digit after the point. */
const LEAST_SHARE = 0.001
/** A percentage. Nothing that exists is 0 %, and nothing incomplete is 100 %. */
export function percent(value: number): string {
  const { percent, smallPercent } = numbers.value
  const isPlain = value === 0 || value >= 1 || (value >= 0.1 && value < 0.995)
  const isTiny = value > 0 && value < LEAST_SHARE / 2
  return isTiny ? `<${smallPercent(LEAST_SHARE)}` : (isPlain ? percent : smallPercent)(value)
}
export const change = (value: number) => numbers.value.change(value)

const dates = computed(() => {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const written = new Intl.DateTimeFormat(locale.value, options)
    return { format: (at: number) => ordinal(locale.value, written.format(at)) }
  }
  const time = { hour: '2-digit', minute: '2-digit' } as const
  return {
    time: format(time),
    seconds: format({ ...time, second: '2-digit' }),
    weekday: format({ weekday: 'long', ...time }),
    weekdayAlone: format({ weekday: 'long' }),
    day: format({ weekday: 'short', day: 'numeric', month: 'short' }),
    dayAndTime: format({ weekday: 'short', day: 'numeric', month: 'short', ...time }),
    date: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    dateAndTime: format({ day: 'numeric', month: 'long', year: 'numeric', ...time, timeZoneName: 'short' }),
    short: format({ day: 'numeric', month: 'short' }),
    shortWeekday: format({ weekday: 'short', ...time }),
  }
})

export const clock = (at: number) => dates.value.seconds.format(at)
export const shortDate = (at: number) => dates.value.short.format(at)
export const date = (at: number) => dates.value.date.format(at)
export const dateAndTime = (at: number) => dates.value.dateAndTime.format(at)

/** A time: “Thursday 21:40” within the week around now, else with its date. */
export function moment(at: number, now = Date.now()): string {
  const { weekday, dayAndTime, date } = dates.value
  const distance = Math.abs(at - now)
  if (distance < 6 * DAY_MS) return weekday.format(at)
  return (distance < 180 * DAY_MS ? dayAndTime : date).format(at)
}

/**
 * A forecast and its interval: by the hour within the week around now, else by the day. Bounds on different days are
 * written as days.
 */
export function forecast(
  { at, earliest = at, latest = at }: { at: number; earliest?: number; latest?: number },
  now: number,
): Record<'at' | 'earliest' | 'latest', string> {
  const { weekday, weekdayAlone, day, date } = dates.value
  const distance = Math.max(at, latest) - now
  const format = distance < 6 * DAY_MS ? weekday : distance < 180 * DAY_MS ? day : date
  const isOneDay = new Date(earliest).toDateString() === new Date(latest).toDateString()
  const bound = format === weekday && !isOneDay ? weekdayAlone : format
  return { at: format.format(at), earliest: bound.format(earliest), latest: bound.format(latest) }
}

/** Whether buckets are shorter than a day, so that their beginning is a time. */
const isTimed = (bucket: Bucket) => bucket === 'quarter' || bucket === 'hour'

/** The beginning of a bucket, in a table or beside a chart. */
export function bucketName(at: number, bucket: Bucket): string {
  return (isTimed(bucket) ? dates.value.dayAndTime : dates.value.day).format(at)
}

/** The beginning of a bucket on an axis. */
export function tick(at: number, bucket: Bucket): string {
  const date = new Date(at)
  const isMidnight = date.getHours() + date.getMinutes() === 0
  return (isTimed(bucket) && !isMidnight ? dates.value.time : dates.value.short).format(at)
}

const UNITS = [
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
  ['second', 1000],
] as const

/** From so many minutes on, seconds would say more than is known. */
const ROUGH_MS = 5 * MINUTE_MS

/** A duration in its two largest units: “2 hrs 10 min”; from five minutes on, without seconds. */
export function span(ms: number): string {
  // Rounded before it is split up, so that no part is as long as the next larger unit.
  const [, finest] = unitsOf(ms).at(-1) ?? UNITS[3]
  let left = Math.round(ms / finest) * finest
  const parts: string[] = []
  for (const [unit, length] of unitsOf(left)) {
    const n = Math.floor(left / length)
    left -= n * length
    if (n > 0 || parts.length === 0) {
      parts.push(numberFormat({ style: 'unit', unit, unitDisplay: 'short' })(n))
    }
  }
  return parts.join(' ')
}

function unitsOf(ms: number) {
  const first = UNITS.findIndex(([, length]) => ms >= length)
  if (first < 0) return UNITS.slice(-1)
  return UNITS.slice(first, first + 2).filter(([unit]) => unit !== 'second' || ms < ROUGH_MS)
}
