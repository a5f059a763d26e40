import { effect, type ReadonlySignal } from '@preact/signals'
import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core'
import { AxisBreak } from 'echarts/features'
import { CanvasRenderer } from 'echarts/renderers'
import { type Inks, inks, isPrinted } from '../inks.ts'

use([BarChart, LineChart, CustomChart, GridComponent, MarkLineComponent, TooltipComponent, AxisBreak, CanvasRenderer])

/** Draws a chart: its options for data, colours and width. Reads the language by itself. */
export type Draw<Data> = (data: Data, inks: Inks, width: number) => EChartsCoreOption

/**
 * Sizes on paper, in pixels: the width between the margins of A4 and US Letter; beside something else; and heights, as in
 * `paper.css`.
 */
const PAPER = { whole: 672, beside: 388, tall: 200, low: 160 }
/** Pixel density for printers, which is higher than that of screens. */
const PAPER_DENSITY = 4

/**
 * Creates a chart that is redrawn whenever data, colours or size change.
 * @returns a function that removes it
 */
export function createChart<Data>(place: HTMLElement, draw: Draw<Data>, data: ReadonlySignal<Data>): () => void {
  let chart: EChartsType | undefined
  const paint = () => {
    const colours = inks.value
    chart?.setOption({ ...base(colours), ...draw(data.value, colours, chart.getWidth()) }, { notMerge: true })
  }
  // Nothing is measured while a page is printed: paper has a width of its own.
  const stopStarting = effect(() => {
    const width = place.closest('.beside') ? PAPER.beside : PAPER.whole
    const height = place.matches('.low') ? PAPER.low : PAPER.tall
    chart?.dispose()
    chart = init(place, undefined, isPrinted.value ? { devicePixelRatio: PAPER_DENSITY, width, height } : undefined)
  })
  const stop = effect(() => {
    // Drawn again on what the other effect has made.
    void isPrinted.value
    paint()
  })
  const observer = new ResizeObserver(() => {
    if (!chart || isPrinted.peek()) return
    if (place.clientWidth === chart.getWidth() && place.clientHeight === chart.getHeight()) return
    chart.resize()
    paint()
  })
  observer.observe(place)
  return () => {
    stopStarting()
    stop()
    observer.disconnect()
    chart?.dispose()
  }
}

/** No animation: figures move once a second, and what moves draws the eye away from how much. */
function base({ ink }: Inks): EChartsCoreOption {
  return { animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink } }
}
