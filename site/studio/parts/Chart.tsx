import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Draw } from '../charts/canvas.ts'

interface Props<Data> {
  /** What it shows, in words, for those who do not see it. */
  label: string
  data: Data
  draw: Draw<Data>
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
    void import('../charts/canvas.ts').then(({ createChart }) => {
      if (place.current && !isGone) end = createChart(place.current, draw, shown)
    })
    return () => {
      isGone = true
      end?.()
    }
  }, [draw])
  return <div ref={place} class={`chart ${height}`} role="img" aria-label={label} />
}
