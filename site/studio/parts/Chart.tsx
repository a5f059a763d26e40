import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Draw, drawings } from '../charts/index.ts'
import { useLoaded } from './use-loaded.ts'

const load = () => import('../charts/index.ts')

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
  const { value: charts } = useLoaded(load)
  useEffect(() => {
    shown.value = data
  }, [data])
  useEffect(() => {
    if (!place.current || !charts) return
    return charts.createChart(place.current, draw(charts.drawings), shown)
  }, [charts])
  return <div ref={place} class={`chart ${height}`} role="img" aria-label={label} />
}
