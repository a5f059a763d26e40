import { existsSync } from 'node:fs'
import { timeStamp } from './time-stamp.ts'

/**
 * A dated name for what is kept of a file, that nothing has yet, nor the log of anything: of two within a second, or after a
 * clock was set back, the second is `…Z-2`.
 *
 * @param kind `before`: what another took the place of; `rescued`: what was copied once its file was gone
 */
export function keptName(path: string, kind: 'before' | 'rescued'): string {
  const name = `${path}.${kind}-${timeStamp()}`
  const isTaken = (each: string) => existsSync(each) || existsSync(`${each}-wal`)
  let free = name
  for (let n = 2; isTaken(free); n++) free = `${name}-${n}`
  return free
}
