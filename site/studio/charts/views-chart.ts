import type { Report } from '../api.ts'
import { bucketName, short, whole } from '../format.ts'
import type { Inks } from '../inks.ts'
import { words } from '../language.ts'
import { BAR, countAxis, type Gap, gapIn, grid, isRoomFor, timeAxis, tooltip } from './axes.ts'
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
  const gap = gapIn(views.map((each) => (hasBefore ? Math.max(each.views, each.before) : each.views)))
  return {
    // Two lines stand on a bar that reaches the top.
    grid: gap ? { ...grid, top: 42 } : grid,
    xAxis: timeAxis(
      views.map(({ at }) => at),
      range.bucket,
      inks,
      width,
    ),
    yAxis: countAxis(inks, gap),
    tooltip: tooltip(inks, (i) => {
      const each = views[i]
      if (!each) return []
      const clear = each.clear < each.views ? [far.clear(each.clear, whole(each.clear))] : []
      const before = hasBefore ? [`${whole(each.before)} ${growing.windowBefore}`] : []
      return [bucketName(each.at, range.bucket), `${whole(each.views)} ${growing.now}`, ...clear, ...before]
    }),
    series: [
      ...bars(views, { isOpen, inks, width, gap }),
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

interface Bars extends Pick<ViewsData, 'isOpen'> {
  inks: Inks
  width: number
  gap: Gap | undefined
}

/**
 * Each bar has its number on top, or where there is no room only the fullest; so has the one that is still filling,
 * which is paler. The number is that of both parts.
 */
function bars(views: Report['views'], { isOpen, inks, width, gap }: Bars) {
  const { ink, pale, ground } = inks
  const most = Math.max(...views.map((each) => each.views))
  const mostAt = views.findIndex((each) => each.views === most)
  const isRoomy = isRoomFor(short(most).length, views.length, width)
  const filling = isOpen && views.at(-1)?.views ? views.length - 1 : undefined
  const { unfinished, cut } = words.value.growing
  // Else it ends where its bar does, and stands over the one before, which then has no number.
  const isWide = isRoomFor(unfinished.length, views.length, width)
  const edge = isWide ? {} : { align: 'right', offset: [(0.4 * width) / views.length, 0] }
  const isCut = (all: number) => gap !== undefined && all > gap.start
  /** How high a part of a bar is drawn. */
  const drawn = (part: number, all: number) => (gap && isCut(all) ? (part / all) * gap.most : part)
  const labelOf = ({ views: all }: Report['views'][number], i: number) => {
    if (all === 0 || !(isRoomy || i === mostAt || i === filling || isCut(all))) return {}
    if (!isWide && i + 1 === filling && i !== mostAt) return {}
    const figure = i === mostAt ? whole(all) : short(all)
    const formatter = [figure, i === filling && unfinished, isCut(all) && cut].filter(Boolean).join('\n')
    const fontWeight = i === mostAt ? 600 : 400
    // Over whatever bar is behind it.
    const paper = { backgroundColor: ground, padding: [1, 2] }
    return {
      label: { show: true, position: 'top', color: ink, fontWeight, formatter, ...paper, ...(i === filling && edge) },
    }
  }
  const bar = { ...BAR, stack: 'views', label: { fontSize: 12, lineHeight: 14 } }
  const doubtful = { color: hatched(inks), borderColor: ink, borderWidth: 1 }
  return [
    {
      ...bar,
      data: views.map((each, i) => ({
        value: drawn(each.clear, each.views) || null,
        ...(i === filling && { itemStyle: { color: pale } }),
        ...(each.clear === each.views && labelOf(each, i)),
      })),
      itemStyle: { color: ink },
    },
    {
      ...bar,
      data: views.map((each, i) => ({
        // Nothing has no outline.
        value: drawn(each.views - each.clear, each.views) || null,
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
