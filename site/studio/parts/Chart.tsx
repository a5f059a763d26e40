import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Draw, drawings } from '../charts/index.ts'

interface Props<Data> {
  /** Description for screen readers. */
  label: string
  data: Data
  /** Name of the drawing, which never changes. */
  draw: (all: typeof drawings) => Draw<Data>
  height: 'tall' | 'low'
}

/** A chart. Its code is loaded with the first one shown; its place is kept meanwhile. */
export function Chart<Data>({ label, data, draw, height }: Props<Data>) {
  const place = useRef<HTMLDivElement>(null)
  const shown = useSignal(data)
  useEffect(() => {
    shown.value = data
  }, [data])
  useEffect(() => {
    let isGone = false
    let end: (() => void) | undefined
    void import('../charts/index.ts').then(({ createChart, drawings }) => {
      if (place.current && !isGone) end = createChart(place.current, draw(drawings), shown)
    })
    return () => {
      isGone = true
      end?.()
    }
  }, [])
  return <div ref={place} class={`chart ${height}`} role="img" aria-label={label} />
}
