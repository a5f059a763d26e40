import { pause } from '../timers.ts'
import { layOut } from './lay-out.ts'

/**
 * Loads fonts in stages, against a flash of unstyled text: the typeface of titles, that of texts, then the finish, which
 * only decorates and is slow to draw. Each stage is a task of its own, and becomes a word of `data-dressed`, which the
 * stylesheet waits for before it names the font. A font that never arrives holds up nothing: its fallback stays.
 * @param sample text in the page's language, which says what letters the fonts need
 */
export async function dress(sample: string): Promise<void> {
  const worn: string[] = []
  for (const step of ['display', 'text', 'finish']) {
    if (step !== 'finish') await document.fonts.load(`1em ${step}`, sample).catch(() => [])
    // Before the first paint a stage is applied at once: nobody sees the change.
    if (performance.getEntriesByType('paint').length > 0) await nextFrame()
    worn.push(step)
    document.documentElement.dataset.dressed = worn.join(' ')
    layOut()
  }
}

/** Resolves in a task after the next frame. */
async function nextFrame(): Promise<void> {
  await new Promise(requestAnimationFrame)
  await pause(0)
}
