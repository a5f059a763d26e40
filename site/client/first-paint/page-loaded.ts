import { pause } from '../timers.ts'

/** Once the page has all that it shows, so that nothing it waits for comes later; in a task of its own. */
export async function pageLoaded(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
  }
  await pause(0)
}
