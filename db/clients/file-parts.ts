import { realpathSync, statSync } from 'node:fs'
import type { TroubleName } from './trouble.ts'

/** A file, and which one it is: another one under its path has another number. */
export interface FilePart {
  path: string
  dev: number
  ino: number
}

export const areSame = (one: Pick<FilePart, 'dev' | 'ino'>, other: Pick<FilePart, 'dev' | 'ino'>) =>
  one.dev === other.dev && one.ino === other.ino

const look = (path: string) => statSync(path, { throwIfNoEntry: false })

/** The log of an open database, and the shared memory in which its locks are, as they are found now. */
export function partsBeside(path: string): FilePart[] {
  const real = realpathSync(path)
  return [`${real}-wal`, `${real}-shm`].map((each) => {
    const { dev, ino } = look(each) ?? { dev: -1, ino: -1 }
    return { path: each, dev, ino }
  })
}

/** The three files that a database in use is made of: itself, its log, and its shared memory. */
export class FileParts {
  readonly #parts: readonly FilePart[]
  #size = 0
  #isParted = false

  constructor(parts: readonly FilePart[]) {
    this.#parts = parts
  }

  /**
   * Checks that each is still found under its path; SQLite itself goes on writing into a deleted file. Three calls of
   * stat(2), some microseconds. Shared memory that was gone once stays lost: who came meanwhile has made another, saw none of
   * our locks, and may have written what ours does not know of.
   */
  lost(): TroubleName | undefined {
    const [database, log, memory] = this.#parts.map((part) => {
      const now = look(part.path)
      return now && { size: now.size, isSame: areSame(now, part) }
    })
    this.#isParted ||= !memory?.isSame
    if (!database || !log || !memory) return 'database-removed'
    if (!database.isSame || !log.isSame || this.#isParted) return 'database-replaced'
    // Our own writes never shrink it: it has been truncated or overwritten.
    if (database.size < this.#size) return 'database-damaged'
    this.#size = database.size
    return undefined
  }
}
