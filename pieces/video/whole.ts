import { heldUrl } from '../player/held-url.ts'
import type { Feeding, Source } from './source.ts'

interface Whole {
  name: string
  type: string
  /** Bytes. */
  size: number
}

/** What is told of all of a film while it comes. */
interface Arrival {
  onProgress(share: number): void
  onArrival(): void
}

/** Fetches all of a film before it plays, where it cannot be streamed. Closing it ends what is on its way. */
export function openWhole(
  { name, type, size }: Whole,
  { video, load, onFailure }: Feeding,
  { onProgress, onArrival }: Arrival,
): Source {
  const closing = new AbortController()
  const { signal } = closing
  let begins = 0
  let isComing = false
  const bring = async () => {
    if (isComing) return
    isComing = true
    onProgress(0)
    try {
      const bytes = await load(name, { signal, onProgress: (_, received) => onProgress(Math.min(1, received / size)) })
      // Whoever has paused it meanwhile, or plays another one, does not want it now.
      const isWanted = !video.paused
      URL.revokeObjectURL(video.src)
      video.src = heldUrl(bytes, type, signal)
      video.currentTime = begins
      onArrival()
      // Without a tap of its own, it may have to wait for one more.
      if (isWanted) await video.play().catch(() => undefined)
    } catch (error) {
      isComing = false
      if (!signal.aborted) onFailure(error)
    }
  }
  const fail = () => {
    isComing = false
    begins = video.currentTime || begins
    onFailure(video.error)
  }
  video.addEventListener('error', fail, { signal })
  return {
    begin(at) {
      begins = at
      if (video.src) video.currentTime = at
      void bring()
    },
    // What comes at once comes only where somebody asked for it.
    rest: () => undefined,
    goOn: () => undefined,
    retry: () => void bring(),
    close: () => closing.abort(),
  }
}
