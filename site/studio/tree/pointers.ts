interface Gestures {
  move(x: number, y: number): void
  /** Around a point. */
  zoom(factor: number, x: number, y: number): void
  /** Undefined: nothing is pointed at. */
  point(at: { x: number; y: number } | undefined): void
  /** A click or tap. */
  press(at: { x: number; y: number }): void
}

/** Pixels that a finger may move within a tap. */
const STEADY = 5

/** One finger or the mouse moves, two fingers or the wheel zoom. @returns a function that ends it */
export function followPointers(place: HTMLElement, { move, zoom, point, press }: Gestures): () => void {
  const down = new Map<number, { x: number; y: number }>()
  /** Start of the single finger. */
  let began: { x: number; y: number } | undefined
  const leave = new AbortController()
  const { signal } = leave
  const at = ({ offsetX, offsetY }: MouseEvent) => ({ x: offsetX, y: offsetY })

  const drag = (event: PointerEvent) => {
    const before = down.get(event.pointerId)
    const now = at(event)
    if (!before) return point(now)
    const [other] = [...down].flatMap(([id, where]) => (id === event.pointerId ? [] : [where]))
    down.set(event.pointerId, now)
    if (!other) return move(now.x - before.x, now.y - before.y)
    const distance = (from: { x: number; y: number }) => Math.hypot(from.x - other.x, from.y - other.y) || 1
    zoom(distance(now) / distance(before), (now.x + other.x) / 2, (now.y + other.y) / 2)
  }
  const lift = (event: PointerEvent) => {
    down.delete(event.pointerId)
    const [from, to] = [began, at(event)]
    began = undefined
    if (event.type === 'pointerup' && from && Math.hypot(to.x - from.x, to.y - from.y) < STEADY) press(to)
  }

  place.addEventListener(
    'pointerdown',
    (event) => {
      down.set(event.pointerId, at(event))
      began = down.size === 1 ? at(event) : undefined
      place.setPointerCapture(event.pointerId)
      point(at(event))
    },
    { signal },
  )
  place.addEventListener('pointermove', drag, { signal })
  place.addEventListener('pointerup', lift, { signal })
  place.addEventListener('pointercancel', lift, { signal })
  place.addEventListener('pointerleave', () => point(undefined), { signal })
  place.addEventListener(
    'wheel',
    (event) => {
      // The wheel scrolls the page: the tree takes it only while pressed, or with the key that zooms pages.
      if (!event.ctrlKey && document.activeElement !== place) return
      event.preventDefault()
      zoom(Math.exp(-event.deltaY / 400), event.offsetX, event.offsetY)
    },
    { signal, passive: false },
  )
  return () => leave.abort()
}
