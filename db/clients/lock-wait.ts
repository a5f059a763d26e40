import { setTimeout } from 'node:timers/promises'
import { isLocked } from './trouble.ts'

/** How long to wait for another program's lock; then the database counts as locked. */
const PATIENCE_MS = 2000
const LONGEST_PAUSE_MS = 25

/**
 * Waits for locks by retries with pauses between: SQLite's own busy handler would block the thread, and everybody whom it
 * serves.
 */
export class LockWait {
  #lockedSince: number | undefined

  /**
   * Retries an attempt until no lock prevents it. Throws the last error after two seconds; at once while the database
   * counts as locked.
   *
   * @param attempt leaves nothing behind when it throws
   */
  async run<T>(attempt: () => T | Promise<T>): Promise<T> {
    const startedAt = performance.now()
    for (let pauseMs = 1; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        const result = await attempt()
        this.#lockedSince = undefined
        return result
      } catch (error) {
        if (!isLocked(error)) throw error
        this.#lockedSince ??= performance.now()
        if (performance.now() - Math.min(startedAt, this.#lockedSince) > PATIENCE_MS) throw error
      }
      await setTimeout(pauseMs)
    }
  }
}
