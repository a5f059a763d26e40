import { computed } from '@preact/signals'
import { locale } from './language.ts'
import type { Bucket } from './selection.ts'

/** Numbers, moments and spans as they are written in the reader's language, in the reader's time zone. */

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const numbers = computed(() => {
  const format = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale.value, options)
  return {
    whole: format({ maximumFractionDigits: 0 }),
    rate: format({ maximumSignificantDigits: 2 }),
    ratio: format({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    short: format({ notation: 'compact', maximumFractionDigits: 1 }),
    percent: format({ style: 'percent', maximumFractionDigits: 0 }),
    smallPercent: format({ style: 'percent', maximumFractionDigits: 1 }),
    change: format({ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }),
  }
})

export const whole = (value: number) => numbers.value.whole.format(value)
/** Two digits say as much as is known of a small rate; nobody needs the units of a large one rounded. */
export const rate = (value: number) => (value >= 10 ? whole(value) : numbers.value.rate.format(value))
export const ratio = (value: number) => numbers.value.ratio.format(value)
export const short = (value: number) => (value < 10_000 ? whole(value) : numbers.value.short.format(value))
/** Nothing that exists is 0 %, and nothing that lacks a part is 100 %. */
export function percent(value: number): string {
  const { percent, smallPercent } = numbers.value
  const isPlain = value === 0 || value >= 1 || (value >= 0.1 && value < 0.995)
  return (isPlain ? percent : smallPercent).format(value > 0 ? Math.max(value, 0.001) : 0)
}
export const change = (value: number) => numbers.value.change.format(value)

const dates = computed(() => {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale.value, options)
  const time = { hour: '2-digit', minute: '2-digit' } as const
  return {
    time: format(time),
    seconds: format({ ...time, second: '2-digit' }),
    weekday: format({ weekday: 'long', ...time }),
    day: format({ weekday: 'short', day: 'numeric', month: 'short' }),
    dayAndTime: format({ weekday: 'short', day: 'numeric', month: 'short', ...time }),
    date: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    short: format({ day: 'numeric', month: 'short' }),
    shortWeekday: format({ weekday: 'short', ...time }),
  }
})

export const clock = (at: number) => dates.value.seconds.format(at)
export const date = (at: number) => dates.value.date.format(at)

/** “Thursday 21:40” in the week around now; farther away the date says more. */
export function moment(at: number, now = Date.now()): string {
  const { weekday, dayAndTime, date } = dates.value
  const distance = Math.abs(at - now)
  if (distance < 6 * DAY_MS) return weekday.format(at)
  return (distance < 180 * DAY_MS ? dayAndTime : date).format(at)
}

/** The beginning of a bucket, in a table or beside a chart. */
export function bucketName(at: number, bucket: Bucket): string {
  return (bucket === 'hour' ? dates.value.dayAndTime : dates.value.day).format(at)
}

/** The beginning of a bucket on an axis. */
export function tick(at: number, bucket: Bucket): string {
  const isMidnight = new Date(at).getHours() === 0
  return (bucket === 'hour' && !isMidnight ? dates.value.time : dates.value.short).format(at)
}

const UNITS = [
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
  ['second', 1000],
] as const

/** In its two largest units: “2 h 10 min”. */
export function span(ms: number): string {
  const first = Math.max(
    0,
    UNITS.findIndex(([, length]) => ms >= length),
  )
  const parts: string[] = []
  let left = ms
  for (const [unit, length] of ms < 1000 ? UNITS.slice(-1) : UNITS.slice(first, first + 2)) {
    const n = parts.length === 0 && unit !== 'second' ? Math.floor(left / length) : Math.round(left / length)
    left -= n * length
    if (n > 0 || parts.length === 0) {
      parts.push(new Intl.NumberFormat(locale.value, { style: 'unit', unit, unitDisplay: 'narrow' }).format(n))
    }
  }
  return parts.join(' ')
}
