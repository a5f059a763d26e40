import { SQL } from 'drizzle-orm'
import type Database from 'libsql'
import type { Engine, Row } from '../engine.ts'
import { toQuery } from '../query.ts'
import type { Condition } from './condition.ts'
import { connect } from './connection.ts'
import { LockWait } from './lock-wait.ts'
import type { OpenedFile } from './opened-file.ts'

type Statement = Database.Statement<unknown[]>

/** At the start nobody is served yet. */
const START_PATIENCE_MS = 5000

/** The write-ahead log is the database's own setting. Every commit is synced; checkpoints are another thread's. */
const SETTINGS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'secure_delete = ON',
  'wal_autocheckpoint = 0',
  'busy_timeout = 0',
]

/**
 * The one connection that writes to a libSQL file. It prepares each statement once: the client that reads would do so
 * anew in every transaction, which on the hottest path costs as much as the writing.
 */
export class FileWriter implements Pick<Engine, 'write'> {
  readonly #database: Database.Database
  readonly #file: OpenedFile
  readonly #condition: Condition
  readonly #lock = new LockWait()
  readonly #prepared = new Map<string, Statement>()
  #pause: { over: Promise<void>; end: () => void } | undefined

  constructor(file: OpenedFile, condition: Condition) {
    this.#file = file
    this.#condition = condition
    this.#database = connect(file.path, { timeoutMs: START_PATIENCE_MS, settings: SETTINGS })
  }

  /** Throws `DatabaseTrouble` where nothing can be written, or what was would not be found again. */
  async write(statements: Parameters<Engine['write']>[0]): Promise<Row[][]> {
    this.#condition.requireWritable()
    while (this.#pause) await this.#pause.over
    const rows = await this.#lock
      .run(() => this.#transact(statements))
      .catch((error: unknown) => {
        throw this.#condition.wrote(error) ?? error
      })
    this.#condition.wrote()
    const lost = this.#file.lost()
    if (lost) throw this.#condition.see(lost)
    return rows
  }

  /** Whether another program keeps everybody from writing: takes the lock of a writer, and gives it back. */
  async probeLock(): Promise<void> {
    try {
      await this.#lock.run(() => this.#database.exec('BEGIN IMMEDIATE; ROLLBACK'))
      this.#condition.unlocked()
    } catch (error) {
      this.#condition.wrote(error)
    }
  }

  /** Starts no transaction until {@link resume}: one after the other they leave nobody a gap. */
  pause(): void {
    if (this.#pause) return
    let end = () => {}
    const over = new Promise<void>((resolve) => {
      end = resolve
    })
    this.#pause = { over, end }
  }

  resume(): void {
    this.#pause?.end()
    this.#pause = undefined
  }

  close(): void {
    this.#prepared.clear()
    this.#database.close()
  }

  #transact(statements: Parameters<Engine['write']>[0]): Row[][] {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const rows = statements.map((statement) => this.#run(statement))
      this.#database.exec('COMMIT')
      return rows
    } catch (error) {
      this.#prepared.clear()
      // A full disk has rolled back by itself.
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  #run(statement: Parameters<Engine['write']>[0][number]): Row[] {
    const { sql, params } = statement instanceof SQL ? toQuery(statement) : statement
    const prepared = this.#prepare(sql)
    if (prepared.reader) return prepared.all(...params) as Row[]
    prepared.run(...params)
    return []
  }

  #prepare(sql: string): Statement {
    const prepared = this.#prepared.get(sql) ?? this.#database.prepare(sql)
    this.#prepared.set(sql, prepared)
    return prepared
  }
}
