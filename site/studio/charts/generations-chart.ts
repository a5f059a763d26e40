import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts'
import type { Report } from '../api.ts'
import { asFineAs, ratio, span, whole } from '../format.ts'
import type { Inks } from '../inks.ts'
import { words } from '../language.ts'
import { grid, isRoomFor, tooltip } from './axes.ts'
import type { Draw } from './canvas.ts'

interface Generations {
  generations: Report['spread']['generations']
  /** The campaign has closed: there are no spans, for all was counted. */
  isOver: boolean
}

/** Beyond this the interval of a lone generation would press all others flat. */
const HIGHEST = 6

/**
 * How many views a view brings, per generation: a bar, the span in which it lies, and the line above which it grows. One
 * that nothing is known of has its place, up to the last that something is.
 */
export const drawGenerations: Draw<Generations> = ({ generations, isOver }, inks, width) => {
  const { ink, quiet, hairline } = inks
  const { growing } = words.value
  const known = generations.slice(0, 1 + generations.findLastIndex(({ reproduction }) => reproduction))
  const values = known.map(({ reproduction }, i) => [
    i,
    reproduction?.value ?? Number.NaN,
    reproduction?.low ?? 0,
    reproduction?.high ?? 0,
  ])
  const most = Math.min(
    HIGHEST,
    Math.max(1.5, ...values.map(([, value = 0, , high = 0]) => Math.max(value || 0, Math.min(high, 2 * value || 0)))),
  )
  const top = Math.ceil(most * 2) / 2
  const isNamed = isRoomFor(12, known.length, width)
  const isRoomy = isRoomFor(8, known.length, width)
  return {
    grid,
    xAxis: {
      type: 'category',
      data: known.map(({ generation }) => generation),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: hairline } },
      axisLabel: {
        color: quiet,
        fontSize: 12,
        hideOverlap: true,
        // Of many, the name would push the others away.
        formatter: (generation: string) =>
          isNamed ? `${growing.generations.columns.generation} ${generation}` : generation,
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: top,
      interval: most > 3 ? 1 : 0.5,
      splitLine: { lineStyle: { color: hairline } },
      axisLabel: { color: quiet, fontSize: 12, formatter: (value: number) => (value % 1 === 0 ? whole(value) : '') },
    },
    tooltip: tooltip(inks, (i) => {
      const { generation, views, reproduction } = known[i] ?? {}
      if (!reproduction) return []
      const { columns } = growing.generations
      const say = asFineAs(reproduction)
      return [
        `${columns.generation} ${generation}`,
        isOver
          ? `${columns.reproduction} ${ratio(reproduction.value)}`
          : `${columns.reproduction} ${say(reproduction.value)} (${say(reproduction.low)} – ${say(reproduction.high)}) ${growing.within(span(reproduction.withinMs))}`,
        `${columns.views} ${whole(views ?? 0)}`,
      ]
    }),
    series: [
      {
        type: 'custom',
        clip: false,
        encode: { x: 0, y: [1, 2, 3] },
        data: values,
        renderItem: barsWithSpans(inks, { isRoomy, isOver, top, wide: Math.min(72, (0.6 * width) / known.length) }),
        markLine: {
          silent: true,
          z: 1,
          symbol: 'none',
          data: [{ yAxis: 1 }],
          lineStyle: { color: ink, width: 1, type: 'solid' },
          label: { show: false },
        },
      },
    ],
  }
}

interface Bars {
  /** Figures have room beside their spans. */
  isRoomy: boolean
  isOver: boolean
  /** Of the axis: spans may go on beyond it. */
  top: number
  /** Pixels from side to side. */
  wide: number
}

function barsWithSpans({ ink, pale, quiet, ground }: Inks, { isRoomy, isOver, top, wide }: Bars) {
  return (_: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
    const [i, value = 0, low = 0, high = 0] = [0, 1, 2, 3].map((dimension) => Number(api.value(dimension)))
    const at = (y: number) => api.coord([i, Math.min(y, top)])
    const [x = 0, floor = 0] = at(0)
    if (Number.isNaN(value)) {
      const { few, early } = words.value.growing
      const unknown = { text: isOver ? few : early, x, y: floor - 16, align: 'center', fill: quiet, fontSize: 12 }
      return { type: 'group', children: isRoomy ? [{ type: 'text', style: unknown }] : [] }
    }
    const [, y = 0] = at(value)
    const span = [at(low), at(high)].map(([, end = 0]) => end)
    const say = asFineAs({ low, high })
    const figure = { text: say(value), x: x + 5, y: Math.min(y, floor - 14) - 15, fill: ink, fontSize: 12 }
    return {
      type: 'group',
      children: [
        { type: 'rect', shape: { x: x - wide / 2, y, width: wide, height: floor - y }, style: { fill: pale } },
        { type: 'line', shape: { x1: x, y1: span[0], x2: x, y2: span[1] }, style: { stroke: ink, lineWidth: 1.5 } },
        ...(isRoomy ? [{ type: 'text', style: { ...figure, padding: [1, 2], backgroundColor: ground } }] : []),
      ],
    }
  }
}
