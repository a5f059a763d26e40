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
  #isLocked = false

  /**
   * Retries an attempt until no lock prevents it. Throws the last error after two seconds of pauses, in which a process
   * that stood still has waited for nothing; at once while the database counts as locked.
   *
   * @param attempt leaves nothing behind when it throws
   */
  async run<T>(attempt: () => T | Promise<T>): Promise<T> {
    let waitedMs = 0
    for (let pauseMs = 1; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        const result = await attempt()
        this.#isLocked = false
        return result
      } catch (error) {
        if (!isLocked(error)) throw error
        this.#isLocked ||= waitedMs > PATIENCE_MS
        if (this.#isLocked) throw error
      }
      await setTimeout(pauseMs)
      waitedMs += pauseMs
    }
  }
}
