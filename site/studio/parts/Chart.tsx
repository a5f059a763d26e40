import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Draw } from '../charts/index.ts'

interface Props<Data> {
  /** What it shows, in words, for those who do not see it. */
  label: string
  data: Data
  /** Which of the drawings it is: it stays the same. */
  draw: (charts: typeof import('../charts/index.ts')) => Draw<Data>
  height: 'tall' | 'low'
}

/** The code that draws is fetched with the first chart that is shown; its place is kept meanwhile. */
export function Chart<Data>({ label, data, draw, height }: Props<Data>) {
  const place = useRef<HTMLDivElement>(null)
  const shown = useSignal(data)
  useEffect(() => {
    shown.value = data
  }, [data])
  useEffect(() => {
    let isGone = false
    let end: (() => void) | undefined
    void import('../charts/index.ts').then((charts) => {
      if (place.current && !isGone) end = charts.createChart(place.current, draw(charts), shown)
    })
    return () => {
      isGone = true
      end?.()
    }
  }, [])
  return <div ref={place} class={`chart ${height}`} role="img" aria-label={label} />
}
