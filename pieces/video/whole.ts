import type { Feeding, Source } from './source.ts'

/** Fetches all of a film before it plays, where it cannot be streamed. */
export function openWhole(
  { name, type }: { name: string; type: string },
  { video, load, onFailure }: Feeding,
  onProgress: (share: number) => void,
): Source {
  const closing = new AbortController()
  const { signal } = closing
  let begins = 0
  let isComing = false
  const bring = async () => {
    if (isComing) return
    isComing = true
    try {
      const bytes = await load(name, { signal, onProgress })
      video.src = URL.createObjectURL(new Blob([bytes], { type }))
      video.currentTime = begins
      // Without a tap of its own, it may have to wait for one more.
      await video.play().catch(() => undefined)
    } catch (error) {
      isComing = false
      if (!signal.aborted) onFailure(error)
    }
  }
  const fail = () => {
    isComing = false
    onFailure(video.error)
  }
  video.addEventListener('error', fail, { signal })
  return {
    begin(at) {
      begins = at
      void bring()
    },
    // What comes at once comes only where somebody asked for it.
    rest: () => undefined,
    goOn: () => undefined,
    retry: () => void bring(),
    close() {
      closing.abort()
      URL.revokeObjectURL(video.src)
    },
  }
}
