import { access, constants, stat } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/libsql/sqlite3'
import { backfill } from '../campaign/backfill.ts'
import type { Engine } from '../engine.ts'
import { Condition, type TroubleListener } from './condition.ts'
import type { DatabaseCopy } from './copy.ts'
import { DatabaseFault } from './database-fault.ts'
import { pathOf } from './database-path.ts'
import { removeRestoring } from './drafts.ts'
import { openReader } from './file-reader.ts'
import { FileWriter } from './file-writer.ts'
import { bringUpToDate } from './migrations.ts'
import { ForeignFile, OpenedFile } from './opened-file.ts'
import { makeFile, makePrivate } from './private-file.ts'
import { lockUpToDate } from './schema-lock.ts'
import { startSecondThread } from './second-thread.ts'
import { endStatements } from './statements.ts'
import { DatabaseTrouble, type TroubleName, troubleIn } from './trouble.ts'
import { DatabaseInUse } from './use-lock.ts'
import { watchFile } from './watch.ts'

export interface FileEngine extends Engine {
  /** Present troubles of the file; nothing is counted meanwhile. */
  readonly troubles: readonly TroubleName[]
  /** Reports present and future troubles. One listener. */
  listen(listener: TroubleListener): void
  /** Copies the database as it is now, on another thread; see `copyDatabase`. Throws while it does not read right. */
  copyTo(file: string): Promise<DatabaseCopy>
  /** Closes the database, and leaves one complete file without a log. */
  close(): Promise<void>
}

interface FileOptions {
  /** Whether it is opened as it is: neither made where there is none, nor brought up to date, which is for a start or a copy. */
  asItIs?: boolean
  /** See {@link watchFile}. */
  rescueDir?: string | undefined
}

/**
 * A libSQL file: write-ahead log, every commit synced to disk, and checkpoints on a second thread so that no opening
 * waits for one. Brings its tables and counters up to date. Throws {@link DatabaseFault} and {@link DatabaseTrouble}.
 *
 * @param url `file:` and a path
 */
export async function openFile(url: string, { asItIs = false, rescueDir }: FileOptions = {}): Promise<FileEngine> {
  const path = pathOf(url)
  if (asItIs) await requireDatabase(path)
  await requireNoLoneLog(path)
  try {
    await makeFile(path)
    return await openThere(path, asItIs, rescueDir)
  } catch (error) {
    // Drizzle's own error says only which statement failed.
    const cause = error instanceof Error && 'query' in error ? error.cause : error
    if (cause instanceof DatabaseFault || cause instanceof DatabaseTrouble) throw cause
    const fault = cause instanceof Error ? cause.message : String(cause)
    throw new DatabaseFault(`${path}: cannot be used as a database (${fault}). ${mendOf(cause)}.`, { cause })
  }
}

async function openThere(path: string, asItIs: boolean, rescueDir: string | undefined): Promise<FileEngine> {
  const opened: (() => void | Promise<void>)[] = []
  const close = async () => {
    for (let last = opened.pop(); last; last = opened.pop()) await last()
  }
  try {
    const file = await OpenedFile.open(path)
    opened.push(() => file.close())
    // First, before any file is created or changed beside it: a mistyped path leads to somebody else's file.
    await file.requireDatabase()
    opened.push(await lockUpToDate(path, asItIs))
    // While it is ours no restore is under way: what one has left was killed.
    if (!asItIs) removeRestoring(path)
    opened.push(endStatements)
    file.requireInPlace()
    const condition = new Condition(path, () => file.readThrough())
    const writer = new FileWriter(file, condition)
    opened.push(() => writer.close())
    bringUpToDate(path)
    const db = drizzle(openReader(path, condition))
    opened.push(() => db.$client.close())
    file.adoptParts()
    const engine: Engine = {
      db,
      write: (statements) => writer.write(statements),
      async atOneMoment(read) {
        // Sorts go to a file: in memory, SQLite would take as much as there is to sort.
        await db.run(sql`PRAGMA temp_store = FILE`)
        return db.transaction(read)
      },
    }
    await backfill(engine)
    // By now it is certain that the file is ours, and two connections keep its log open.
    await makePrivate(path)
    const thread = await startSecondThread(file, condition, writer)
    opened.push(() => thread.stop())
    opened.push(watchFile({ file, condition, writer, thread, rescueDir }))
    return {
      ...engine,
      get troubles() {
        return condition.troubles
      },
      listen: (listener) => condition.listen(listener),
      async copyTo(copy) {
        condition.requireReadable()
        return thread.copyTo(copy)
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Throws when there is no database that can be read. An empty file is none: a process ended before it wrote. */
export async function requireDatabase(path: string): Promise<void> {
  const sizeOf = async () => {
    await access(path, constants.R_OK)
    const found = await stat(path)
    if (found.isDirectory()) throw new DatabaseFault(`${path}: is a folder, expected a file`)
    return found.size
  }
  const size = await sizeOf().catch((error: NodeJS.ErrnoException) => {
    if (error instanceof DatabaseFault) throw error
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return 0
    throw new DatabaseFault(`${path}: cannot be read (${error.message}). ${mendOf(error)}.`, { cause: error })
  })
  if (size === 0) {
    throw new DatabaseFault(
      `no database at ${path}, expected one that \`npm start\` has made. Set ENTRENOUS_DATA (or DATABASE_URL) as the server has it.`,
    )
  }
}

/** Refuses a log whose database is gone or empty: SQLite would delete it, and with it the newest views. */
async function requireNoLoneLog(path: string): Promise<void> {
  const bytesOf = (file: string) =>
    stat(file).then(
      ({ size }) => size,
      () => 0,
    )
  // In this order: another process that makes the database now writes the log last.
  if ((await bytesOf(`${path}-wal`)) === 0 || (await bytesOf(path)) > 0) return
  throw new DatabaseFault(
    `${path}: is gone or empty, but the log of its newest views is there (${path}-wal). Put the database back beside it, or restore a copy.`,
  )
}

const NOT_ALLOWED = ['EACCES', 'EPERM', 'EROFS']

function mendOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const trouble = troubleIn(cause)
  if (cause instanceof DatabaseInUse) return ''
  if (cause instanceof ForeignFile)
    return 'Set DATABASE_URL or ENTRENOUS_DATA to the database, or restore it from a backup'
  if (NOT_ALLOWED.includes(code) || trouble === 'database-read-only')
    return 'Let the user that runs this write to the file and to its folder, on a disk that takes writes'
  if (code === 'ENOSPC' || code === 'EDQUOT' || trouble === 'disk-full') return 'Make room on its disk'
  if (trouble === 'database-locked') return 'Another program has locked it: let it finish, or end it'
  return 'Restore it from a backup, or move it away to start with an empty one'
}
