import { pause } from '../timers.ts'
import { painted } from './painted.ts'

/**
 * Computes the page's layout as soon as its stylesheet is there, in a task of its own, so that the first frame has only to
 * paint it.
 */
export async function layOutEarly(): Promise<void> {
  const link = document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')
  if (link && !link.sheet) {
    const loaded = new Promise((resolve) => link.addEventListener('load', resolve))
    // A stylesheet that failed holds up nothing: the page is painted without it.
    await Promise.race([loaded, painted()])
  }
  await pause(0)
  layOut()
}

/** Forces the layout that is due (a synchronous reflow). */
export function layOut(): void {
  document.body.getBoundingClientRect()
}
