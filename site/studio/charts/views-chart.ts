import type { Report } from '../api.ts'
import { bucketName, short, whole } from '../format.ts'
import type { Inks } from '../inks.ts'
import { words } from '../language.ts'
import { BAR, countAxis, grid, isRoomFor, timeAxis, tooltip } from './axes.ts'
import type { Draw } from './canvas.ts'

export interface ViewsData {
  views: Report['views']
  range: Report['range']
  isCompared: boolean
  /** The last bucket is not over. */
  isOpen: boolean
}

/** Views per bucket as bars, those that carry a doubt hatched on top, the window before as a line behind them. */
export const drawViews: Draw<ViewsData> = ({ views, range, isCompared, isOpen }, inks, width) => {
  const { growing, far } = words.value
  const hasBefore = isCompared && views.some(({ before }) => before > 0)
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
      const clear = each.clear < each.views ? [far.clear(each.clear, whole(each.clear))] : []
      const before = hasBefore ? [`${whole(each.before)} ${growing.windowBefore}`] : []
      return [bucketName(each.at, range.bucket), `${whole(each.views)} ${growing.now}`, ...clear, ...before]
    }),
    series: [
      ...bars(views, isOpen, inks, width),
      ...(hasBefore
        ? [
            {
              type: 'line',
              data: labelled(views, growing.windowBefore, inks),
              step: 'middle',
              lineStyle: { color: inks.quiet, width: 1.5, type: [3, 3] },
              itemStyle: { color: inks.quiet },
              emphasis: { disabled: true },
            },
          ]
        : []),
    ],
  }
}

/**
 * Each bar has its number on top, or where there is no room only the fullest; so has the one that is still filling,
 * which is paler. The number is that of both parts.
 */
function bars(views: Report['views'], isOpen: boolean, inks: Inks, width: number) {
  const { ink, pale } = inks
  const most = Math.max(...views.map((each) => each.views))
  const mostAt = views.findIndex((each) => each.views === most)
  const isRoomy = isRoomFor(short(most).length, views.length, width)
  const filling = isOpen ? views.length - 1 : undefined
  const labelOf = ({ views: all }: Report['views'][number], i: number) => {
    if (all === 0 || !(isRoomy || i === mostAt || i === filling)) return {}
    const figure = i === mostAt ? whole(all) : short(all)
    const formatter = i === filling ? `${figure}\n${words.value.growing.unfinished}` : figure
    return { label: { show: true, position: 'top', color: ink, fontWeight: i === mostAt ? 600 : 400, formatter } }
  }
  const bar = { ...BAR, stack: 'views', label: { fontSize: 12, lineHeight: 14 } }
  const doubtful = { color: hatched(inks), borderColor: ink, borderWidth: 1 }
  return [
    {
      ...bar,
      data: views.map((each, i) => ({
        value: each.clear || null,
        ...(i === filling && { itemStyle: { color: pale } }),
        ...(each.clear === each.views && labelOf(each, i)),
      })),
      itemStyle: { color: ink },
    },
    {
      ...bar,
      data: views.map((each, i) => ({
        // Nothing has no outline.
        value: each.views - each.clear || null,
        ...(each.clear < each.views && labelOf(each, i)),
      })),
      itemStyle: doubtful,
    },
  ]
}

const HATCH = 5

/** Lines across, so that a doubtful part is told apart in any colours. */
function hatched({ ink, ground }: Inks) {
  const image = document.createElement('canvas')
  image.width = HATCH
  image.height = HATCH
  const context = image.getContext('2d')
  if (!context) return ground
  context.fillStyle = ground
  context.fillRect(0, 0, HATCH, HATCH)
  context.strokeStyle = ink
  for (const shift of [-HATCH, 0, HATCH]) {
    context.moveTo(shift, HATCH)
    context.lineTo(shift + HATCH, 0)
  }
  context.stroke()
  return { image, repeat: 'repeat' }
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
