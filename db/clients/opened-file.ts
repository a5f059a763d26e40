import { realpathSync, statSync } from 'node:fs'
import { access, constants, type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isDiskFull } from './disk-space.ts'
import type { TroubleName } from './trouble.ts'
import { DatabaseInUse } from './use-lock.ts'

/** The first bytes of every SQLite database (https://www.sqlite.org/fileformat.html#the_database_header). */
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1')

/** The file at the path is no database: somebody else's, or ours and overwritten. */
export class ForeignFile extends Error {
  override name = 'ForeignFile'
}

interface Identity {
  dev: number
  ino: number
}

const identityOf = (path: string): (Identity & { size: number }) | undefined =>
  statSync(path, { throwIfNoEntry: false })

const areSame = (one: Identity, other: Identity) => one.dev === other.dev && one.ino === other.ino

/**
 * A second handle on the file that SQLite has open, to compare with the file now at its path. It has to be opened before
 * SQLite opens it, and closed after: closing a file releases every lock that this process holds on it (fcntl(2)).
 */
export class OpenedFile {
  readonly path: string
  readonly #handle: FileHandle
  readonly #database: Identity & { size: number }
  readonly #logPath: string
  #log: Identity | undefined
  #size = 0

  private constructor(path: string, handle: FileHandle, database: Identity & { size: number }) {
    this.path = path
    this.#handle = handle
    this.#database = database
    this.#logPath = `${realpathSync(path)}-wal`
  }

  static async open(path: string): Promise<OpenedFile> {
    const handle = await open(path, 'r')
    return new OpenedFile(path, handle, await handle.stat())
  }

  /** Throws {@link ForeignFile} for another file. An empty file is a database. */
  async requireDatabase(): Promise<void> {
    if (this.#database.size > 0 && !(await this.hasHeader()))
      throw new ForeignFile('it does not begin as a SQLite database does')
  }

  /** Throws `DatabaseInUse` when another file has taken its place since it was opened. */
  requireInPlace(): void {
    const now = identityOf(this.path)
    if (!now || !areSame(now, this.#database)) throw new DatabaseInUse('another has just taken its place. Try again')
  }

  /** Remembers the log beside it, once SQLite has created it. */
  adoptLog(): void {
    this.#log = identityOf(this.#logPath)
  }

  /**
   * Checks that the file is still found under its path; SQLite itself goes on writing into a deleted file. Two calls of
   * stat(2), some microseconds: after each commit, before anybody is answered.
   */
  lost(): TroubleName | undefined {
    const database = identityOf(this.path)
    const log = identityOf(this.#logPath)
    if (!database || !log) return 'database-removed'
    if (!areSame(database, this.#database) || !this.#log || !areSame(log, this.#log)) return 'database-replaced'
    // Our own writes never shrink it: it has been truncated or overwritten.
    if (database.size < this.#size) return 'database-damaged'
    this.#size = database.size
    return undefined
  }

  /** Whether it still has the header of a database. */
  async hasHeader(): Promise<boolean> {
    const { buffer, bytesRead } = await this.#handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0)
    return buffer.subarray(0, bytesRead).equals(MAGIC)
  }

  async isReadOnly(): Promise<boolean> {
    return access(this.path, constants.W_OK).then(
      () => false,
      () => true,
    )
  }

  isDiskFull(): Promise<boolean> {
    return isDiskFull(dirname(this.#logPath))
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}
