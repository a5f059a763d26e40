import { useLayoutEffect } from 'preact/hooks'

/** Takes the focus while something lies above the photos, and gives it back to where it was, or to the photos. */
export function useFocus(first: { current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const before = document.activeElement
    first.current?.focus()
    return () => {
      const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body
      const photos = document.getElementById('desk-photos') ?? document.querySelector<HTMLElement>('.moderation')
      const place = isThere ? before : photos
      place?.focus()
    }
  }, [])
}
