import type { Report } from '../api.ts'
import { bucketName, whole } from '../format.ts'
import type { Inks } from '../inks.ts'
import { words } from '../language.ts'
import { BAR, countAxis, grid, timeAxis, tooltip } from './axes.ts'
import type { Draw } from './canvas.ts'

export interface ViewsData {
  views: Report['views']
  range: Report['range']
  isCompared: boolean
  /** The last bucket is not over. */
  isOpen: boolean
}

/** Views per bucket as bars, the window before as a line behind them. */
export const drawViews: Draw<ViewsData> = ({ views, range, isCompared, isOpen }, inks, width) => {
  const { ink, ground, quiet } = inks
  const { growing } = words.value
  const most = Math.max(...views.map((each) => each.views))
  const mostAt = views.findIndex((each) => each.views === most)
  const last = views.length - 1
  const hasBefore = isCompared && views.some(({ before }) => before > 0)
  const bars = views.map((each, i) => ({
    value: each.views,
    ...(i === last && isOpen && each.views > 0 && { itemStyle: { color: ground, borderColor: ink, borderWidth: 1 } }),
    ...(i === mostAt && most > 0 && { label: { show: true, position: 'top', color: ink, formatter: whole(most) } }),
  }))
  return {
    grid,
    xAxis: timeAxis(
      views.map(({ at }) => at),
      range.bucket,
      inks,
      width,
    ),
    yAxis: countAxis(inks),
    tooltip: tooltip(inks, (i) => {
      const each = views[i]
      if (!each) return []
      const name = bucketName(each.at, range.bucket)
      const before = hasBefore ? [`${whole(each.before)} ${growing.windowBefore}`] : []
      return [name, `${whole(each.views)} ${growing.now}`, ...before]
    }),
    series: [
      {
        ...BAR,
        data: bars,
        itemStyle: { color: ink },
        label: { fontSize: 12, fontWeight: 600 },
      },
      ...(hasBefore
        ? [
            {
              type: 'line',
              data: labelled(views, growing.windowBefore, inks),
              step: 'middle',
              lineStyle: { color: quiet, width: 1.5, type: [3, 3] },
              itemStyle: { color: quiet },
              emphasis: { disabled: true },
            },
          ]
        : []),
    ],
  }
}

/** The name of the line stands at its highest point, over whatever bar is behind it. */
function labelled(views: Report['views'], name: string, { quiet, ground }: Inks) {
  const most = Math.max(...views.map(({ before }) => before))
  const at = views.findIndex(({ before }) => before === most)
  const label = {
    show: true,
    position: 'top',
    formatter: name,
    color: quiet,
    backgroundColor: ground,
    padding: [1, 3],
    fontSize: 12,
  }
  return views.map(({ before }, i) =>
    i === at ? { value: before, symbol: 'circle', symbolSize: 1, label } : { value: before, symbol: 'none' },
  )
}
