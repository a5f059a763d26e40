/** Distance from the screen at which what plays is fetched: it is there when the fan is. */
const NEAR = '100% 0px'

/** Calls back once, when an element comes near the screen; never after the signal. */
export function whenNear(element: Element, signal: AbortSignal, approach: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      approach()
    },
    { rootMargin: NEAR },
  )
  observer.observe(element)
  signal.addEventListener('abort', () => observer.disconnect())
}
