import { short, tick } from '../format.ts'
import type { Inks } from '../inks.ts'
import type { Bucket } from '../selection.ts'

const SIZE = 12

/** Beginnings of buckets from left to right, named as often as there is room for. */
export function timeAxis(times: readonly number[], bucket: Bucket, { quiet, hairline }: Inks, width: number) {
  const room = Math.max(2, Math.floor(width / 84))
  const every = Math.ceil(times.length / room)
  return {
    type: 'category',
    data: times,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: hairline } },
    axisLabel: {
      color: quiet,
      fontSize: SIZE,
      interval: (i: number) => i % every === 0,
      formatter: (value: string) => tick(Number(value), bucket),
      hideOverlap: true,
    },
  } as const
}

/** Counts, with as few lines as say how much. */
export function countAxis({ quiet, hairline }: Inks) {
  return {
    type: 'value',
    minInterval: 1,
    splitNumber: 3,
    splitLine: { lineStyle: { color: hairline } },
    axisLabel: { color: quiet, fontSize: SIZE, formatter: (value: number) => short(value) },
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

/** @param say what it says of the place that is pointed at, in lines */
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
