import { heldUrl } from '../player/held-url.ts'
import type { Load } from './source.ts'

/** Gives a track its text. Never throws: without it, the film plays all the same. */
export type VttLoad = (track: HTMLTrackElement) => Promise<void>

export function vttLoad(load: Load, signal: AbortSignal): VttLoad {
  return async (track) => {
    const bytes = await load(track.dataset.sealed ?? '', { signal }).catch(() => undefined)
    if (!bytes) return
    const isRead = new Promise((resolve) => {
      for (const event of ['load', 'error']) track.addEventListener(event, resolve, { once: true })
    })
    track.src = heldUrl(bytes, 'text/vtt', signal)
    await isRead
  }
}
