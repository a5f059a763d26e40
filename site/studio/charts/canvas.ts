import { effect, type ReadonlySignal } from '@preact/signals'
import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { type Inks, inks, isPrinted } from '../inks.ts'

use([BarChart, LineChart, CustomChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer])

/** What a chart looks like with its data, in a width and in the colours of the hour. Reads the language by itself. */
export type Draw<Data> = (data: Data, inks: Inks, width: number) => EChartsCoreOption

/** Pixels beside the questions, on A4 and on US Letter. */
const PAPER_WIDTH = 520

/** Draws whenever data, colours or size change. @returns a function that ends it */
export function createChart<Data>(place: HTMLElement, draw: Draw<Data>, data: ReadonlySignal<Data>): () => void {
  const chart = init(place)
  const paint = () => {
    const colours = inks.value
    chart.setOption({ ...base(colours), ...draw(data.value, colours, chart.getWidth()) }, { notMerge: true })
  }
  const stop = effect(() => {
    // Nothing is measured while a page is printed: paper has a width of its own.
    chart.resize({ width: isPrinted.value ? PAPER_WIDTH : 'auto' })
    paint()
  })
  const observer = new ResizeObserver(() => {
    if (place.clientWidth === chart.getWidth() && place.clientHeight === chart.getHeight()) return
    chart.resize()
    paint()
  })
  observer.observe(place)
  return () => {
    stop()
    observer.disconnect()
    chart.dispose()
  }
}

/** No animation: figures move once a second, and what moves draws the eye away from how much. */
function base({ ink }: Inks): EChartsCoreOption {
  return { animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink } }
}
