import type { Mounting } from '../mount.ts'
import type { Load } from './source.ts'

/** Without a byte for so long, a connection is taken for one that died with the network that it was made on. */
const STALLED_MS = 6000
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 4000

/** What passes by itself, and is no reason to stop. */
const PASSING = ['offline', 'unavailable', 'slow-down']

/**
 * Loads until it has arrived, however long the network is away: the longer, the less often it is asked, and at once when
 * something says that it may be back. Throws what does not pass: `missing`, `damaged`.
 */
export function patientLoad(
  { load, isRefusal }: Pick<Mounting, 'load' | 'isRefusal'>,
  video: HTMLMediaElement,
  onAway: (isAway: boolean) => void,
): Load {
  return async (name, { signal, onProgress }) => {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        const bytes = await loadOnce(load, name, signal, onProgress)
        onAway(false)
        return bytes
      } catch (error) {
        if (signal.aborted || !isRefusal(error) || !PASSING.includes(error.problem)) throw error
        onAway(true)
        await worthTrying(pause, video, signal)
        if (signal.aborted) throw error
      }
    }
  }
}

async function loadOnce(
  load: Mounting['load'],
  name: string,
  signal: AbortSignal,
  onProgress?: (share: number, received: number) => void,
) {
  const attempt = new AbortController()
  const giveUp = () => attempt.abort()
  signal.addEventListener('abort', giveUp)
  let timer = setTimeout(giveUp, STALLED_MS)
  try {
    return await load(
      `media/${name.replace(/^.*\//, '')}`,
      (share, received) => {
        clearTimeout(timer)
        timer = setTimeout(giveUp, STALLED_MS)
        onProgress?.(share, received)
      },
      attempt.signal,
    )
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', giveUp)
  }
}

function worthTrying(pauseMs: number, video: HTMLMediaElement, signal: AbortSignal): Promise<void> {
  const done = new AbortController()
  return new Promise<void>((resolve) => {
    const listen = (target: EventTarget, name: string) => target.addEventListener(name, () => resolve(), done)
    listen(window, 'online')
    listen(document, 'visibilitychange')
    listen(video, 'play')
    listen(signal, 'abort')
    setTimeout(resolve, pauseMs)
  }).finally(() => done.abort())
}
