import { SQL } from 'drizzle-orm'
import Database from 'libsql'
import type { Engine, Row } from '../engine.ts'
import { toQuery } from '../query.ts'

type Connection = Database.Database
type Statement = Database.Statement<unknown[]>

/**
 * The one connection that writes to a libSQL file. It prepares each statement once: the client that reads would do so
 * anew in every transaction, which on the hottest path costs as much as the writing.
 */
export class FileWriter implements Pick<Engine, 'write'> {
  readonly #database: Connection
  readonly #prepared = new Map<string, Statement>()

  constructor(path: string) {
    this.#database = new Database(path, { timeout: 5000 })
    // The write-ahead log is the database's own setting. Every commit is synced; checkpoints are another thread's.
    this.#database.exec('PRAGMA journal_mode = WAL')
    this.#database.exec('PRAGMA synchronous = FULL')
    this.#database.exec('PRAGMA secure_delete = ON')
    this.#database.exec('PRAGMA wal_autocheckpoint = 0')
  }

  async write(statements: Parameters<Engine['write']>[0]): Promise<Row[][]> {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const rows = statements.map((statement) => {
        const { sql, params } = statement instanceof SQL ? toQuery(statement) : statement
        const prepared = this.#prepare(sql)
        if (prepared.reader) return prepared.all(...params) as Row[]
        prepared.run(...params)
        return []
      })
      this.#database.exec('COMMIT')
      return rows
    } catch (error) {
      this.#prepared.clear()
      // A full disk has rolled back by itself.
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  /** Moves the whole write-ahead log into the database, now and in this thread; false when that cannot be now. */
  tryCheckpoint(): boolean {
    try {
      this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      return true
    } catch {
      return false
    }
  }

  close(): void {
    this.#prepared.clear()
    this.#database.close()
  }

  #prepare(sql: string): Statement {
    const prepared = this.#prepared.get(sql) ?? this.#database.prepare(sql)
    this.#prepared.set(sql, prepared)
    return prepared
  }
}
