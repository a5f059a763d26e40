import { DAY_MS } from '../../../campaigns/durations.ts'
import { short, tick } from '../format.ts'
import type { Inks } from '../inks.ts'
import type { Bucket } from '../selection.ts'

const SIZE = 12

const DAY_HOURS = 24
/** Steps of an axis in hours, so that midnights are named: each, or as many as there is room for. */
const STEPS_HOURS = [1, 3, 6, 12, DAY_HOURS, 2 * DAY_HOURS, 4 * DAY_HOURS, 7 * DAY_HOURS]

/** Hours in local time, counted from one midnight for all days. */
function hoursOf(time: number): number {
  const date = new Date(time)
  return (Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS) * DAY_HOURS + date.getHours()
}

const IN_AN_HOUR: Partial<Record<Bucket, number>> = { quarter: 4, hour: 1 }

/** Which buckets are named: hours by the clock, others as they come. @param room how many may be */
function namedPlaces(times: readonly number[], bucket: Bucket, room: number): (i: number) => boolean {
  const every = Math.ceil(times.length / room)
  const inAnHour = IN_AN_HOUR[bucket]
  const step = inAnHour && STEPS_HOURS.find((hours) => hours >= every / inAnHour)
  if (every === 1 || step === undefined) return (i) => i % every === 0
  return (i) => {
    const at = times[i] ?? 0
    return new Date(at).getMinutes() === 0 && hoursOf(at) % step === 0
  }
}

/** Beginnings of buckets from left to right, named as often as there is room for. */
export function timeAxis(times: readonly number[], bucket: Bucket, { quiet, hairline }: Inks, width: number) {
  const isNamed = namedPlaces(times, bucket, Math.max(2, Math.floor(width / 84)))
  return {
    type: 'category',
    data: times,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: hairline } },
    axisLabel: {
      color: quiet,
      fontSize: SIZE,
      interval: isNamed,
      formatter: (value: string) => tick(Number(value), bucket),
      hideOverlap: true,
    },
  } as const
}

/** The widest bar, so that a lone hour does not fill the chart. */
export const BAR = { type: 'bar', barCategoryGap: '20%', barMaxWidth: 72 } as const

/** Pixels that a figure of so many signs needs above its bar. */
export const isRoomFor = (signs: number, bars: number, width: number) => (width - 40) / bars > 7 * signs + 6

/** The share of the highest bar below which bars can hardly be told apart. */
const BARELY = 1 / 12

/** A gap in an axis. */
export interface Gap {
  start: number
  end: number
  /** The highest of all: what reaches beyond the gap is drawn as high. */
  most: number
}

/** Finds a gap where a few bars are so high that all others would barely be seen; undefined where none are. */
export function gapIn(values: readonly number[]): Gap | undefined {
  const falling = values.filter((value) => value > 0).sort((a, b) => b - a)
  const few = Math.ceil(falling.length / 6)
  const lower = falling.findIndex((value, i) => i > 0 && i <= few && value < (falling[i - 1] ?? 0) / 3)
  const [most = 0, low = 0] = [falling[0], falling[lower]]
  if (lower < 0 || low > most * BARELY) return undefined
  // Room for figures on the lower ones, and a stump of the others.
  return { start: Math.ceil(low * 1.6), end: most - Math.ceil(low * 0.4), most }
}

/** The least top of an axis, so that a lone view is no tower. */
const LOWEST_TOP = 4

/** Counts, with as few lines as say how much. */
export function countAxis({ quiet, hairline, ground }: Inks, gap?: Gap) {
  return {
    type: 'value',
    max: ({ max }: { max: number }) => (max < LOWEST_TOP ? LOWEST_TOP : undefined),
    ...(gap && {
      max: gap.most,
      breaks: [{ start: gap.start, end: gap.end, gap: '8%' }],
      breakArea: { itemStyle: { color: ground, opacity: 1, borderColor: quiet }, expandOnClick: false },
    }),
    minInterval: 1,
    splitNumber: 3,
    splitLine: { lineStyle: { color: hairline } },
    axisLabel: {
      color: quiet,
      fontSize: SIZE,
      formatter: (value: number) => (gap && value >= gap.start ? '' : short(value)),
    },
  } as const
}

export const grid = {
  left: 4,
  right: 4,
  top: 28,
  bottom: 4,
  outerBoundsMode: 'same',
  outerBoundsContain: 'axisLabel',
} as const

/** @param say lines for the index that is pointed at */
export function tooltip({ ink, ground, quiet }: Inks, say: (index: number) => string[]) {
  return {
    trigger: 'axis',
    // Drawn: HTML would need inline styles, which the Content-Security-Policy forbids.
    renderMode: 'richText',
    confine: true,
    backgroundColor: ink,
    borderWidth: 0,
    borderRadius: 0,
    shadowBlur: 0,
    shadowColor: 'transparent',
    padding: [8, 12],
    textStyle: { color: ground, fontSize: 13, lineHeight: 18 },
    axisPointer: { type: 'line', lineStyle: { color: quiet, type: 'solid', width: 1 } },
    formatter: (points: { dataIndex: number }[]) => say(points[0]?.dataIndex ?? 0).join('\n'),
  } as const
}
