import type { Playback } from './playback.ts'
import { toggleSound } from './volume.ts'

const STEP = 5

/** The keys of every player, while the focus is in this one. Those that a list or a button means itself stay theirs. */
export function listenToKeys(
  player: HTMLElement,
  playback: Playback,
  more: Record<string, (() => void) | undefined>,
): void {
  const { media } = playback
  const sign = () => (getComputedStyle(player).direction === 'rtl' ? -1 : 1)
  const go = (by: number) => playback.seek(playback.position + by)
  const keys: Record<string, (() => void) | undefined> = {
    ' ': playback.toggle,
    k: playback.toggle,
    ArrowRight: () => go(STEP * sign()),
    ArrowLeft: () => go(-STEP * sign()),
    j: () => go(-2 * STEP),
    l: () => go(2 * STEP),
    m: () => toggleSound(media),
    ...more,
  }
  for (let tenth = 0; tenth < 10; tenth++) keys[tenth] = () => playback.seek((tenth / 10) * playback.duration)
  player.addEventListener('keydown', (event) => {
    const { key, target, altKey, ctrlKey, metaKey } = event
    const run = keys[key.length === 1 ? key.toLowerCase() : key]
    const isTheirs =
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLButtonElement && key === ' ') ||
      (target instanceof HTMLInputElement && target.matches('.player-volume') && key.startsWith('Arrow'))
    if (!run || isTheirs || altKey || ctrlKey || metaKey) return
    event.preventDefault()
    run()
  })
}
