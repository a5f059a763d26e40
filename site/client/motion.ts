import { byId } from './stage.ts'

/**
 * The opening in two acts, both drawn by the look's stylesheet: from the tap on, the scenery (`[data-state=opening]
 * .scene`), while the network works; then the scene changes (`[data-motion=opening]::view-transition-…`).
 * A second tap ends either.
 */
export async function playScenery(): Promise<void> {
  const animations = byId('scene')
    .getAnimations({ subtree: true })
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  const stop = onNextTap(() => {
    for (const animation of animations) animation.finish()
  })
  // An animation is cancelled when the gate is given back: that ends the act as well.
  await Promise.allSettled(animations.map(({ finished }) => finished))
  stop()
}

/** A transition takes its picture of what was with the next frame. A browser that draws none does not hold the change up. */
const LATEST_FRAME_MS = 1000

/** Changes the scene: at once where the browser knows no transitions. */
export async function changeScene(change: () => void, motion?: 'opening'): Promise<void> {
  if (document.hidden || !('startViewTransition' in document)) return change()
  const { dataset } = document.documentElement
  if (motion) {
    dataset.motion = motion
    noteOrigin()
  }
  const transition = document.startViewTransition(change)
  const skip = () => transition.skipTransition()
  const stop = onNextTap(skip)
  const late = setTimeout(skip, LATEST_FRAME_MS)
  // `ready` fails when the browser skips the transition (a tab switched away, say); the change has been made then.
  transition.ready.catch(() => undefined)
  void transition.finished.finally(() => {
    stop()
    if (motion) delete dataset.motion
  })
  await transition.updateCallbackDone.finally(() => clearTimeout(late))
}

/** Where in the window the scenery leaves off, for the second act to begin there: `--origin`, an `inset()`. */
function noteOrigin(): void {
  const origin = byId('scene').querySelector('[data-origin]')?.getBoundingClientRect()
  if (!origin) return
  const { top, right, bottom, left } = origin
  const edges = [top, innerWidth - right, innerHeight - bottom, left].map((edge) => `${edge}px`)
  document.documentElement.style.setProperty('--origin', `inset(${edges.join(' ')} round 1px)`)
}

function onNextTap(end: () => void): () => void {
  const heard = new AbortController()
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, end, { once: true, signal: heard.signal })
  return () => heard.abort()
}
