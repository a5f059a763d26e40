import { realpathSync, statSync } from 'node:fs'
import { access, constants, type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isDiskFull } from './disk-space.ts'
import { areSame, type FilePart, FileParts, partsBeside } from './file-parts.ts'
import type { TroubleName } from './trouble.ts'
import { DatabaseInUse } from './use-lock.ts'

/** The first bytes of every SQLite database (https://www.sqlite.org/fileformat.html#the_database_header). */
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1')

const CHUNK_BYTES = 256 * 1024

/** The file at the path is no database: somebody else's, or ours and overwritten. */
export class ForeignFile extends Error {
  override name = 'ForeignFile'
}

/**
 * A second handle on the file that SQLite has open, to compare with the file now at its path. It has to be opened before
 * SQLite opens it, and closed after: closing a file releases every lock that this process holds on it (fcntl(2)).
 */
export class OpenedFile {
  readonly path: string
  readonly #handle: FileHandle
  readonly #folder: string
  readonly #database: FilePart & { size: number }
  #parts: readonly FilePart[] = []
  #found = new FileParts([])

  private constructor(handle: FileHandle, database: FilePart & { size: number }) {
    this.path = database.path
    this.#folder = dirname(realpathSync(database.path))
    this.#handle = handle
    this.#database = database
  }

  static async open(path: string): Promise<OpenedFile> {
    const handle = await open(path, 'r')
    const { dev, ino, size } = await handle.stat()
    return new OpenedFile(handle, { path, dev, ino, size })
  }

  /** Throws {@link ForeignFile} for another file. An empty file is a database. */
  async requireDatabase(): Promise<void> {
    if (this.#database.size > 0 && !(await this.hasHeader()))
      throw new ForeignFile('it does not begin as a SQLite database does')
  }

  /** Throws `DatabaseInUse` when another file has taken its place since it was opened. */
  requireInPlace(): void {
    const now = statSync(this.path, { throwIfNoEntry: false })
    if (!now || !areSame(now, this.#database)) throw new DatabaseInUse('another has just taken its place. Try again')
  }

  /** Remembers the files beside it, once SQLite has created them. */
  adoptParts(): void {
    this.#parts = [this.#database, ...partsBeside(this.path)]
    this.#found = new FileParts(this.#parts)
  }

  /** It, and the files that were found beside it. */
  get parts(): readonly FilePart[] {
    return this.#parts
  }

  /** See {@link FileParts.lost}: before each commit, and after it, before anybody is answered. */
  lost(): TroubleName | undefined {
    return this.#found.lost()
  }

  /** Whether it still has the header of a database. */
  async hasHeader(): Promise<boolean> {
    const { buffer, bytesRead } = await this.#handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0)
    return buffer.subarray(0, bytesRead).equals(MAGIC)
  }

  /** Reads it and its log to their ends. Rejects where the disk does not read them. */
  async readThrough(): Promise<void> {
    await readToEnd(this.#handle)
    const log = await open(`${this.path}-wal`, 'r').catch(() => undefined)
    if (log) await readToEnd(log).finally(() => log.close())
  }

  async isReadOnly(): Promise<boolean> {
    return access(this.path, constants.W_OK).then(
      () => false,
      () => true,
    )
  }

  isDiskFull(): Promise<boolean> {
    return isDiskFull(this.#folder)
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}

async function readToEnd(file: FileHandle): Promise<void> {
  const buffer = Buffer.alloc(CHUNK_BYTES)
  for (let [at, bytesRead] = [0, 1]; bytesRead > 0; at += bytesRead)
    bytesRead = (await file.read(buffer, 0, buffer.length, at)).bytesRead
}
