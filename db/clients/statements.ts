import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

let collect: (() => void) | undefined

/**
 * Ends the statements that nobody holds any more. libSQL does so only when they are garbage-collected, and until then each
 * keeps its connection and the files open, also one that was closed: SQLite removes the log with the last of them.
 */
export async function endStatements(): Promise<void> {
  collect ??= collector()
  collect()
  // What was collected is finalized in the next turn.
  await setImmediate()
}

function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
