import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'

/** Somebody else has the database, in a way that does not go together with what is asked for. */
export class DatabaseInUse extends Error {
  override name = 'DatabaseInUse'
}

const IN_USE = {
  shared: 'it is being restored at this moment. Wait for that to end',
  exclusive: 'a server or a command uses it. Stop the server first: a clean stop loses nothing',
}

/**
 * The lock of everybody who uses a database, or of the one who replaces it. It is SQLite's lock on an empty file beside
 * the database: the kernel gives it up with the process, however that ends, and it holds where the database itself is
 * damaged or gone.
 *
 * @returns gives it up
 */
export function takeUseLock(path: string, mode: 'shared' | 'exclusive'): () => void {
  const file = `${path}-lock`
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // Only where there is none: to close a file gives up the locks that this process has on it (fcntl(2)).
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
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
