import { pause } from '../timers.ts'

/** The longest wait for a paint: a tab in the background, for one, is not painted at all. */
const PATIENCE_MS = 3000

/**
 * Resolves after the first paint, by the Paint Timing API; at once where the browser lacks it. `requestAnimationFrame` would
 * not do: its callback runs before the paint, in the same task.
 */
export async function painted(): Promise<void> {
  if (document.hidden || !PerformanceObserver.supportedEntryTypes?.includes('paint')) return
  const paint = new Promise<void>((resolve) => {
    new PerformanceObserver(() => resolve()).observe({ type: 'paint', buffered: true })
  })
  await Promise.race([paint, pause(PATIENCE_MS)])
}
