import type { Refusal } from '../../../site/client/api.ts'
import type { Mounting } from '../../mount.ts'
import type { GalleryAnswer } from '../contract.ts'
import type { GalleryApi } from './gallery-api.ts'
import { type KeptIds, keptIds } from './kept-ids.ts'

interface Context extends Pick<Mounting, 'island' | 'piece' | 'isRefusal'> {
  api: GalleryApi
  /** Called once the API has said that a photo is gone. */
  onGone(id: string, answer: GalleryAnswer): void
  /** Called with what holds a withdrawal up, or refuses it for good: {@link Withdrawals.has} tells which. */
  onTrouble(id: string, trouble: Refusal): void
}

/** What passes by itself. */
const PASSING = new Set(['offline', 'slow-down', 'unavailable'])

/** Until what did not arrive is tried again, unless the network or the fan is back sooner. */
const RETRY_MS = 20_000

/**
 * Photos that the fan takes down or has discarded. Each is kept in this browser until the API has said that it is gone: a page may be
 * closed, frozen or without a network at any moment, and goes on with them at the next visit.
 */
export class Withdrawals {
  readonly #context: Context
  readonly #kept: KeptIds
  /** Those that wait for an answer, with the timer of those that can still be taken back. */
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout> | undefined>()
  readonly #sending = new Set<string>()
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(context: Context) {
    const { island, piece } = context
    this.#context = context
    this.#kept = keptIds(`entrenous:${island.slug}:withdrawn:${piece.id}`)
  }

  /** Goes on with what an earlier visit has left. */
  begin(): void {
    for (const id of this.#kept.read()) this.add(id)
    addEventListener('online', this.#sendDue)
    addEventListener('pagehide', this.#sendAll)
    // Some embedded views say nothing else, and a page that they hide may run no timer again.
    document.addEventListener('visibilitychange', this.#sendAll)
  }

  end(): void {
    removeEventListener('online', this.#sendDue)
    removeEventListener('pagehide', this.#sendAll)
    document.removeEventListener('visibilitychange', this.#sendAll)
    clearTimeout(this.#retry)
    this.#sendAll()
  }

  has(id: string): boolean {
    return this.#waiting.has(id)
  }

  /** @param undoMs how long it can be taken back before it is sent */
  add(id: string, undoMs = 0): void {
    this.#kept.add(id)
    this.#waiting.set(id, undoMs > 0 ? setTimeout(() => void this.#send(id), undoMs) : undefined)
    if (undoMs === 0) void this.#send(id)
  }

  /** Gives a withdrawal up. One that has been sent may arrive all the same. */
  takeBack(id: string): void {
    clearTimeout(this.#waiting.get(id))
    this.#waiting.delete(id)
    this.#kept.remove(id)
  }

  readonly #sendAll = () => {
    for (const id of this.#waiting.keys()) void this.#send(id)
  }

  readonly #sendDue = () => {
    for (const [id, timer] of this.#waiting) if (timer === undefined) void this.#send(id)
  }

  async #send(id: string): Promise<void> {
    const { api, isRefusal, onGone, onTrouble } = this.#context
    clearTimeout(this.#waiting.get(id))
    this.#waiting.set(id, undefined)
    if (this.#sending.has(id)) return
    this.#sending.add(id)
    try {
      const answer = await api.withdraw(id).finally(() => this.#sending.delete(id))
      this.takeBack(id)
      onGone(id, answer)
    } catch (error) {
      if (!isRefusal(error)) throw error
      // Taken back meanwhile.
      if (!this.has(id)) return
      if (PASSING.has(error.problem)) this.#tryAgain(error.retryAfterSeconds)
      else this.takeBack(id)
      onTrouble(id, error)
    }
  }

  #tryAgain(afterSeconds: number): void {
    clearTimeout(this.#retry)
    this.#retry = setTimeout(this.#sendDue, Math.max(RETRY_MS, 1000 * afterSeconds))
  }
}
