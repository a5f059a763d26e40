import { type ReadonlySignal, useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { isPrinted } from '../inks.ts'

/** Width of an element in pixels, as it changes; on paper it keeps that of the screen, and is scaled. */
export function useWidth(place: RefObject<HTMLElement | null>): ReadonlySignal<number> {
  const width = useSignal(0)
  useEffect(() => {
    const { current } = place
    if (!current) return
    const observer = new ResizeObserver(() => {
      if (!isPrinted.peek()) width.value = current.clientWidth
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return width
}
