import { pause } from '../timers.ts'

/**
 * Resolves after the load event, when the page has everything it shows and waits for nothing that is loaded later; in a
 * task of its own.
 */
export async function pageLoaded(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
  }
  await pause(0)
}
