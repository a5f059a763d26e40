import { pause } from '../clock.ts'

/** By then something has been painted, or nothing will be for now: in a tab behind others, say. */
const PATIENCE_MS = 3000

/**
 * Once something has been painted, where the browser tells. Not by `requestAnimationFrame`, which is called before, in
 * the same task.
 */
export async function painted(): Promise<void> {
  if (document.hidden || !PerformanceObserver.supportedEntryTypes?.includes('paint')) return
  const paint = new Promise<void>((resolve) => {
    new PerformanceObserver(() => resolve()).observe({ type: 'paint', buffered: true })
  })
  await Promise.race([paint, pause(PATIENCE_MS)])
}
