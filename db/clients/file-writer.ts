import { SQL } from 'drizzle-orm'
import type Database from 'libsql'
import type { Engine, Row } from '../engine.ts'
import { toQuery } from '../query.ts'
import type { Condition } from './condition.ts'
import { connect } from './connection.ts'
import { LockWait } from './lock-wait.ts'
import { APPLIED, changeByNewer } from './migrations.ts'
import type { OpenedFile } from './opened-file.ts'

type Statement = Database.Statement<unknown[]>

/** How long to wait for a lock at the start, when nobody is served yet. */
const START_PATIENCE_MS = 5000

/** Write-ahead logging is set in the database itself. Each commit is synced; checkpoints run on another thread. */
const SETTINGS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'secure_delete = ON',
  'wal_autocheckpoint = 0',
  'busy_timeout = 0',
]

/** Connections to files that were lost; held, since SQLite closes what nobody holds. */
const LEFT_OPEN = new Set<Database.Database>()

/**
 * The one connection that writes to a libSQL file. It prepares each statement once: the client that reads would prepare it
 * in each transaction, which on the hottest path costs as much as the writing.
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

  /**
   * Runs statements in one transaction. Throws `DatabaseTrouble` where nothing can be written, or where it would be lost.
   */
  async write(statements: Parameters<Engine['write']>[0]): Promise<Row[][]> {
    this.#condition.requireWritable()
    while (this.#pause) await this.#pause.over
    this.#requireInPlace()
    const rows = await this.#lock
      .run(() => this.#transact(statements))
      .catch(async (error: unknown) => {
        throw (await this.#condition.wrote(error)) ?? error
      })
    this.#condition.wrote()
    this.#requireInPlace()
    return rows
  }

  /** Looks whether another program blocks writing, or has changed the schema: takes the write lock, and releases it. */
  async probe(): Promise<void> {
    try {
      await this.#lock.run(() => this.#database.exec('BEGIN IMMEDIATE; ROLLBACK'))
      this.#condition.unlocked()
      if (changeByNewer(this.#prepare(APPLIED).pluck().all()) === undefined) this.#condition.over('database-newer')
      else this.#condition.see('database-newer')
    } catch (error) {
      await this.#condition.wrote(error)
    }
  }

  /** Starts no transaction until {@link resume}: an uninterrupted series of them leaves nobody a gap. */
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

  /**
   * Closes it, unless the file is lost: SQLite would copy the log into the database even so, over what others may have
   * written since. Open until the process ends, and with it the lock by which SQLite knows that it is not the last.
   */
  close(): void {
    if (this.#file.lost()) return void LEFT_OPEN.add(this.#database)
    this.#prepared.clear()
    this.#database.close()
  }

  #requireInPlace(): void {
    const lost = this.#file.lost()
    if (lost) throw this.#condition.see(lost)
  }

  #transact(statements: Parameters<Engine['write']>[0]): Row[][] {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const rows = statements.map((statement) => this.#run(statement))
      this.#database.exec('COMMIT')
      return rows
    } catch (error) {
      this.#prepared.clear()
      // On a full disk SQLite has rolled back by itself.
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
