import { pathToFileURL } from 'node:url'
import Database from 'libsql'

interface Options {
  /** How long a statement blocks the thread while somebody else has a lock. */
  timeoutMs: number
  /** Pragmas, such as `journal_mode = WAL`. */
  settings?: readonly string[]
}

/** A connection to a database that is there: where it was taken away, SQLite would put an empty one in its place. */
export function connect(path: string, { timeoutMs, settings = [] }: Options): Database.Database {
  const database = new Database(`${pathToFileURL(path)}?mode=rw`, { timeout: timeoutMs })
  try {
    for (const setting of settings) database.exec(`PRAGMA ${setting}`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
