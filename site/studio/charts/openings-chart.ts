import { bucketName, whole } from '../format.ts'
import { words } from '../language.ts'
import type { Bucket } from '../selection.ts'
import { BAR, countAxis, grid, timeAxis, tooltip } from './axes.ts'
import type { Draw } from './canvas.ts'

export interface Opening {
  at: number
  counted: number
  uncounted: number
}

/** Raw openings per bucket: what was counted, and on top of it, paler, what was not. */
export const drawOpenings: Draw<{ openings: Opening[]; bucket: Bucket }> = ({ openings, bucket }, inks, width) => {
  const { ink, pale } = inks
  const { columns } = words.value.uncounted.chart
  const bar = { ...BAR, stack: 'openings' }
  return {
    grid,
    xAxis: timeAxis(
      openings.map(({ at }) => at),
      bucket,
      inks,
      width,
    ),
    yAxis: countAxis(inks),
    tooltip: tooltip(inks, (i) => {
      const { at, counted, uncounted } = openings[i] ?? { at: 0, counted: 0, uncounted: 0 }
      return [
        bucketName(at, bucket),
        `${columns.counted} ${whole(counted)}`,
        `${columns.uncounted} ${whole(uncounted)}`,
      ]
    }),
    series: [
      { ...bar, data: openings.map(({ counted }) => counted), itemStyle: { color: ink } },
      {
        ...bar,
        data: openings.map(({ uncounted }) => uncounted || null),
        itemStyle: { color: pale },
      },
    ],
  }
}
