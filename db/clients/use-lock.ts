import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { giveToOwner } from './owner.ts'

/** The database is in use in a way that excludes what is asked for. */
export class DatabaseInUse extends Error {
  override name = 'DatabaseInUse'
}

const IN_USE = {
  shared: 'it is being restored or brought up to date at this moment. Wait for that to end',
  exclusive: 'a server or a command uses it. Stop the server first: a clean stop loses nothing',
}

/**
 * Takes the lock of a user of the database (shared), or of one who replaces it (exclusive). It is SQLite's lock on an empty
 * file beside the database: the kernel releases it when the process ends, however that happens, and it works where the
 * database itself is damaged or gone.
 *
 * @returns releases it
 */
export function takeUseLock(path: string, mode: 'shared' | 'exclusive'): () => void {
  const file = `${path}-lock`
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // Only where there is none: closing a file releases the locks that this process holds on it (fcntl(2)).
  if (!existsSync(file)) {
    closeSync(openSync(file, 'a', 0o600))
    giveToOwner(file, path)
  }
  const lock = new Database(file)
  try {
    lock.exec('PRAGMA journal_mode = MEMORY')
    lock.exec(mode === 'shared' ? 'BEGIN; SELECT * FROM sqlite_master' : 'BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw new DatabaseInUse(IN_USE[mode], { cause })
  }
  return () => lock.close()
}
