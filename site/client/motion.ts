import { byId } from './stage.ts'

/**
 * The animation of an opening, in two acts by the look's stylesheet: from the tap on, the scenery (`[data-state=opening]
 * .scene`), while the network works; then the change of scene (`[data-motion=opening]::view-transition-…`). A second tap
 * ends either.
 */
export async function playScenery(): Promise<void> {
  const animations = byId('scene')
    .getAnimations({ subtree: true })
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  const stop = onNextTap(() => {
    for (const animation of animations) animation.finish()
  })
  // When an opening fails and the gate returns, its animations are cancelled: that ends the act as well.
  await Promise.allSettled(animations.map(({ finished }) => finished))
  stop()
}

/**
 * How long to wait for the frame in which a transition captures the old scene: a browser that draws none must not hold the
 * change up.
 */
const LATEST_FRAME_MS = 1000

/** Changes the scene; at once where the browser lacks view transitions. */
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
  // `ready` rejects when the browser skips the transition (a tab switched away, say); the change has been made by then.
  transition.ready.catch(() => undefined)
  void transition.finished.finally(() => {
    stop()
    if (motion) delete dataset.motion
  })
  await transition.updateCallbackDone.finally(() => clearTimeout(late))
}

/** Sets `--origin` to where the scenery ends in the window, as an `inset()`, for the second act to begin there. */
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
