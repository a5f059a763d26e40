import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts'
import type { Report } from '../api.ts'
import { ratio, span, whole } from '../format.ts'
import type { Inks } from '../inks.ts'
import { words } from '../language.ts'
import { grid, tooltip } from './axes.ts'
import type { Draw } from './canvas.ts'

type Generation = Report['spread']['generations'][number]

/** Beyond this the interval of a lone generation would press all others flat. */
const HIGHEST = 6

/** How many views a view brings, per generation: a dot, and the span in which it lies. */
export const drawGenerations: Draw<Generation[]> = (generations, inks, width) => {
  const { ink, quiet, hairline } = inks
  const { growing } = words.value
  const known = generations.filter(({ reproduction }) => reproduction)
  const values = known.map(({ reproduction }, i) => [
    i,
    reproduction?.value ?? 0,
    reproduction?.low ?? 0,
    reproduction?.high ?? 0,
  ])
  const most = Math.min(
    HIGHEST,
    Math.max(1.5, ...values.map(([, value = 0, , high = 0]) => Math.max(value, Math.min(high, 2 * value)))),
  )
  const top = Math.ceil(most * 2) / 2
  const isRoomy = width / Math.max(1, known.length) > 40
  return {
    grid: { ...grid, right: 28 },
    xAxis: {
      type: 'category',
      data: known.map(({ generation }) => generation),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: hairline } },
      axisLabel: { color: quiet, fontSize: 12, hideOverlap: true },
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
      return [
        `${columns.generation} ${generation}`,
        `${columns.reproduction} ${ratio(reproduction.value)} (${ratio(reproduction.low)} – ${ratio(reproduction.high)}) ${growing.within(span(reproduction.withinMs))}`,
        `${columns.views} ${whole(views ?? 0)}`,
      ]
    }),
    series: [
      {
        type: 'custom',
        clip: false,
        encode: { x: 0, y: [1, 2, 3] },
        data: values,
        renderItem: whiskers(inks, isRoomy, top),
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

/** @param top of the axis: intervals may go on beyond it */
function whiskers({ ink, ground }: Inks, isRoomy: boolean, top: number) {
  return (_: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
    const [i, value, low, high] = [0, 1, 2, 3].map((dimension) => Number(api.value(dimension)))
    const at = (y: number | undefined) => api.coord([i, y ?? 0])
    const [x = 0, y = 0] = at(value)
    const [, end = 0] = at(Math.min(high ?? 0, top))
    const [, bottom = 0] = at(low)
    return {
      type: 'group',
      children: [
        { type: 'line', shape: { x1: x, y1: end, x2: x, y2: bottom }, style: { stroke: ink, lineWidth: 1 } },
        { type: 'circle', shape: { cx: x, cy: y, r: 3.5 }, style: { fill: ink } },
        ...(isRoomy
          ? [
              {
                type: 'text',
                style: {
                  text: ratio(value ?? 0),
                  x: x + 6,
                  y: y - 7,
                  fill: ink,
                  fontSize: 12,
                  padding: [1, 2],
                  backgroundColor: ground,
                },
              },
            ]
          : []),
      ],
    }
  }
}
