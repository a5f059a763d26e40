import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import Database from 'libsql'

interface Options {
  /** How long a statement may block the thread while another program holds a lock. */
  timeoutMs: number
  /** Pragmas, such as `journal_mode = WAL`. */
  settings?: readonly string[]
}

/** Opens an existing database: where the file has been removed, SQLite would create an empty one. */
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

/** Opens a database to read it; where no log lies beside it, as an immutable file, also in a folder that cannot be written. */
export function connectReading(path: string): Database.Database {
  return new Database(`${pathToFileURL(path)}?mode=ro${existsSync(`${path}-wal`) ? '' : '&immutable=1'}`)
}
