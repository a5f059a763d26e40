import { setTimeout } from 'node:timers/promises'
import { isLocked } from './trouble.ts'

/** How long somebody waits for a lock that another program has; then the database counts as locked. */
const PATIENCE_MS = 2000
const LONGEST_PAUSE_MS = 25

/**
 * Waits for locks by asking again and again, with pauses between: SQLite's own busy handler sleeps, and with it everybody
 * whom this thread serves.
 */
export class LockWait {
  #lockedSince: number | undefined

  /**
   * Runs something until no lock stands in its way. Throws the last error after two seconds of that; at once while it has
   * been so for two seconds already.
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
