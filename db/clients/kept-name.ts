import { existsSync } from 'node:fs'
import { timeStamp } from './time-stamp.ts'

/**
 * A dated name for a file that is kept. It is free, also as the name of a log: the second within a second, or after
 * a clock was set back, is `…Z-2`.
 *
 * @param kind `before`: the file was replaced by another; `rescued`: it was copied after it had been removed
 */
export function keptName(path: string, kind: 'before' | 'rescued'): string {
  const name = `${path}.${kind}-${timeStamp()}`
  const isTaken = (each: string) => existsSync(each) || existsSync(`${each}-wal`)
  let free = name
  for (let n = 2; isTaken(free); n++) free = `${name}-${n}`
  return free
}
