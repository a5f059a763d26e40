import { pause } from '../clock.ts'
import { painted } from './painted.ts'

/**
 * Lays the page out as soon as its stylesheet is there, in a task of its own, so that the first frame has only to paint it.
 */
export async function layOutEarly(): Promise<void> {
  const link = document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')
  if (link && !link.sheet) {
    const loaded = new Promise((resolve) => link.addEventListener('load', resolve))
    // One that failed holds up nothing: the page is painted without it.
    await Promise.race([loaded, painted()])
  }
  await pause(0)
  layOut()
}

/**
 * Dresses the page step by step, each of them a task of its own: its fonts, which its stylesheet does not name before they
 * have arrived, and the finish, which only decorates and takes its time to draw. A font that never arrives holds up
 * nothing: what stands in for it stays.
 * @param sample text in the page's language, which says what letters the fonts need
 */
export async function dress(sample: string): Promise<void> {
  const worn: string[] = []
  for (const step of ['display', 'text', 'finish']) {
    if (step !== 'finish') await document.fonts.load(`1em ${step}`, sample).catch(() => [])
    // What is there before anything is seen is worn at once.
    if (performance.getEntriesByType('paint').length > 0) await nextFrame()
    worn.push(step)
    document.documentElement.dataset.dressed = worn.join(' ')
    layOut()
  }
}

function layOut(): void {
  document.body.getBoundingClientRect()
}

/** In a task after it. */
async function nextFrame(): Promise<void> {
  await new Promise(requestAnimationFrame)
  await pause(0)
}
