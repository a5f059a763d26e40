import { setTimeout } from 'node:timers/promises'
import { DatabaseFault } from './database-fault.ts'
import { bringUpToDate, isOlder } from './migrations.ts'
import { DatabaseInUse, takeUseLock } from './use-lock.ts'

/** How long to wait for others that open the same database at this moment: one of them brings it up to date. */
const PATIENCE_MS = 5000
const PAUSE_MS = 20

/**
 * Takes the lock of a user of the database, once its schema is that of this program. One of an older program is brought up to
 * date while nobody else uses it: under a running server, each of its writes could fail or count wrongly. Throws {@link
 * DatabaseFault} and {@link DatabaseInUse}.
 *
 * @param asItIs it is refused instead
 * @returns releases it
 */
export async function lockUpToDate(path: string, asItIs: boolean): Promise<() => void> {
  for (const until = performance.now() + PATIENCE_MS; ; await setTimeout(PAUSE_MS)) {
    const isLast = performance.now() >= until
    const unlock = tryLock(path, 'shared', isLast)
    if (!unlock) continue
    try {
      if (!isOlder(path)) return unlock
    } catch (error) {
      unlock()
      throw error
    }
    unlock()
    if (asItIs) throw new DatabaseFault(`${path}: is of an older program. ${MEND}`)
    const unlockAlone = tryLock(path, 'exclusive', false)
    if (!unlockAlone && isLast)
      throw new DatabaseFault(`${path}: is of an older program, and a server or a command uses it. ${MEND}`)
    if (!unlockAlone) continue
    try {
      bringUpToDate(path)
    } finally {
      unlockAlone()
    }
  }
}

const MEND = 'Stop the server and start the new one, which brings the database up to date'

/** The lock, or undefined where somebody else has it. */
function tryLock(path: string, mode: 'shared' | 'exclusive', isLast: boolean): (() => void) | undefined {
  try {
    return takeUseLock(path, mode)
  } catch (error) {
    if (isLast || !(error instanceof DatabaseInUse)) throw error
    return undefined
  }
}
