import type { Mounting } from '../../mount.ts'
import type { GalleryAnswer } from '../contract.ts'
import type { Draft } from './drafts.ts'
import type { GalleryApi } from './gallery-api.ts'

/** Between two tries while nothing arrives, doubled each time up to the longest. */
const RETRY_MS = 3000
const RETRY_LONGEST_MS = 60_000

/** What holds a photo up, as the words name it; the first three pass by themselves. */
type Trouble = 'kept' | 'slow' | 'full' | 'tooLarge' | 'rejected' | 'closed' | 'failed'

const TROUBLES: Partial<Record<string, Trouble>> = {
  offline: 'kept',
  'slow-down': 'slow',
  unavailable: 'full',
  'too-large': 'tooLarge',
  malformed: 'rejected',
  closed: 'closed',
}
const PASSING = new Set<Trouble>(['kept', 'slow', 'full'])

interface Context extends Pick<Mounting, 'isRefusal'> {
  api: GalleryApi
  /** Called whenever {@link Sending.share} or {@link Sending.trouble} has changed. */
  onChange(): void
}

/** Brings a photo to the API: again and again while the network is away, and never twice, since its id stays the same. */
export class Sending {
  /** How much of it has been sent, 0 to 1; undefined while nothing is. */
  share: number | undefined
  trouble: Trouble | undefined
  readonly #context: Context
  #cancel: AbortController | undefined

  constructor(context: Context) {
    this.#context = context
  }

  get isBusy(): boolean {
    return this.#cancel !== undefined
  }

  /** Resolves to the answer; to undefined once it is cancelled, or refused for good. */
  async send(draft: Draft): Promise<GalleryAnswer | undefined> {
    const cancel = new AbortController()
    const { signal } = cancel
    this.#cancel = cancel
    this.trouble = undefined
    try {
      for (let pauseMs = RETRY_MS; !signal.aborted; pauseMs = Math.min(2 * pauseMs, RETRY_LONGEST_MS)) {
        const outcome = await this.#try(draft, signal)
        if (typeof outcome === 'object') return outcome
        if (outcome === undefined) return undefined
        await until(Math.max(pauseMs, outcome), signal)
      }
      return undefined
    } finally {
      this.#cancel = undefined
      this.share = undefined
      this.#context.onChange()
    }
  }

  cancel(): void {
    this.#cancel?.abort()
  }

  /** The answer; how long to wait before the next try; undefined where none would help. */
  async #try(draft: Draft, signal: AbortSignal): Promise<GalleryAnswer | number | undefined> {
    const { api, isRefusal, onChange } = this.#context
    const note = (share: number) => {
      this.share = share
      if (share > 0) this.trouble = undefined
      onChange()
    }
    try {
      note(0)
      return await api.add(draft, note, signal)
    } catch (error) {
      if (!isRefusal(error)) throw error
      if (signal.aborted) return undefined
      const trouble = TROUBLES[error.problem] ?? 'failed'
      this.trouble = trouble
      this.share = undefined
      onChange()
      return PASSING.has(trouble) ? error.retryAfterSeconds * 1000 : undefined
    }
  }
}

/** After so long, or as soon as the network or the fan is back. */
function until(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = new AbortController()
    const timer = setTimeout(go, ms)
    function go() {
      clearTimeout(timer)
      done.abort()
      resolve()
    }
    addEventListener('online', go, { signal: done.signal })
    document.addEventListener('visibilitychange', () => document.hidden || go(), { signal: done.signal })
    signal.addEventListener('abort', go, { signal: done.signal })
  })
}
