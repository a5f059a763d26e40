import type { Refusal } from './api.ts'
import type { Bytes, OnProgress } from './container.ts'

/** Fetches and decrypts a container, by its name in a playlist, a list or an attribute. Waits while the network is away. */
export type PatientLoad = (name: string, fetching: { signal: AbortSignal; onProgress?: OnProgress }) => Promise<Bytes>

/** How containers of a piece are loaded, and what of it may fail. */
export interface Loading {
  load(name: string, onProgress?: OnProgress, signal?: AbortSignal): Promise<Bytes>
  isRefusal(error: unknown): error is Refusal
}

/** Without a byte for so long, a connection is taken for one that died with the network that it was made on. */
const STALLED_MS = 6000
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 4000
/** However long a server asks to wait. */
const LONGEST_ASKED_MS = 60_000

/** What passes by itself, and is no reason to stop. */
const PASSING = ['offline', 'unavailable', 'slow-down']

/**
 * Loads until it has arrived, however long the network is away or the server asks to wait: the longer, the less often it is
 * asked, and at once when something says that it may be back. Throws what does not pass: `missing`, `damaged`.
 *
 * @param asking its `play` event says that somebody wants it now
 */
export function patientLoad(
  { load, isRefusal }: Loading,
  asking: EventTarget,
  onAway: (isAway: boolean) => void,
): PatientLoad {
  return async (name, { signal, onProgress }) => {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        const bytes = await loadOnce(load, name, signal, onProgress)
        // Decrypting takes a moment, in which it may be given up.
        signal.throwIfAborted()
        onAway(false)
        return bytes
      } catch (error) {
        if (signal.aborted || !isRefusal(error) || !PASSING.includes(error.problem)) throw error
        onAway(true)
        const asked = Math.min(1000 * error.retryAfterSeconds, LONGEST_ASKED_MS)
        await worthTrying(Math.max(pause, asked), asking, signal)
        if (signal.aborted) throw error
      }
    }
  }
}

async function loadOnce(load: Loading['load'], name: string, signal: AbortSignal, onProgress?: OnProgress) {
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

function worthTrying(pauseMs: number, asking: EventTarget, signal: AbortSignal): Promise<void> {
  const done = new AbortController()
  return new Promise<void>((resolve) => {
    const listen = (target: EventTarget, name: string) => target.addEventListener(name, () => resolve(), done)
    listen(window, 'online')
    listen(document, 'visibilitychange')
    listen(asking, 'play')
    listen(signal, 'abort')
    setTimeout(resolve, pauseMs)
  }).finally(() => done.abort())
}
