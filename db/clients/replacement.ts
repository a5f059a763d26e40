import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { sql } from 'drizzle-orm'
import type Database from 'libsql'
import type { StoredRoot } from '../campaign/roots.ts'
import type { Engine } from '../engine.ts'
import { connect, connectReading } from './connection.ts'
import { CopyFault, copyDatabase, type DatabaseCopy, sync } from './copy.ts'
import { DatabaseFault } from './database-fault.ts'
import { removeAll, restoringOf } from './drafts.ts'
import { openFile } from './file.ts'
import { keptName } from './kept-name.ts'
import { OpenedFile } from './opened-file.ts'
import { giveToOwner } from './owner.ts'
import { endStatements } from './statements.ts'
import { isLocked } from './trouble.ts'
import { DatabaseInUse, takeUseLock } from './use-lock.ts'

/** The result of replacing a database. */
export interface Replacement extends DatabaseCopy {
  /** New path of the earlier database; null: there was none. */
  kept: string | null
}

interface Source {
  /** A copy by `copyDatabase`, or a database that nobody has open. */
  from: string
  /** Throws where its links are not those of this deployment. */
  requireOurs: (roots: readonly StoredRoot[]) => void
}

interface Exchange extends Source {
  path: string
  /** What else is done with the copy before it takes its place. */
  change?: (engine: Engine) => Promise<void>
}

/**
 * Replaces a database by a copy of another one or of itself, and keeps the replaced one beside it. Nothing changes until the
 * copy is complete, checked, migrated, known to be ours and changed. Throws `DatabaseInUse`, `CopyFault` and `DatabaseFault`.
 */
export async function replaceDatabase({ from, path, requireOurs, change }: Exchange): Promise<Replacement> {
  // A container's runtime makes one where a file was to be mounted that is not there.
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new CopyFault(`${path}: is a folder, expected a database or nothing. Move it away`)
  const isFirst = !existsSync(`${path}-lock`)
  const unlock = takeUseLock(path, 'exclusive')
  const draft = restoringOf(path)
  try {
    const { engine, copy } = await openCopy({ from, draft, requireOurs })
    await Promise.resolve(change?.(engine)).finally(() => engine.close())
    giveToOwner(draft, path)
    const kept = await keepWhatIsThere(path)
    renameSync(draft, path)
    sync(dirname(path))
    return { ...copy, file: path, kept }
  } finally {
    removeAll(draft)
    // A lock that is left alone says that there was a database.
    if (isFirst && !existsSync(path)) rmSync(`${path}-lock`, { force: true })
    unlock()
  }
}

/** Opens a checked copy of a file, migrated and known to be ours. Throws `CopyFault` and `DatabaseFault`. */
export async function openCopy({ from, draft, requireOurs }: Source & { draft: string }) {
  removeAll(draft)
  const copy = await readInto(draft, from)
  const engine = await openFile(`file:${draft}`).catch((cause: unknown) => {
    // A fault with a cause, such as a lack of room, is the draft's own; any other is one of the file that was given.
    if (!(cause instanceof DatabaseFault) || cause.cause !== undefined) throw cause
    throw new CopyFault(cause.message.replaceAll(draft, from).replace(/\.$/, ''), { cause })
  })
  try {
    requireOurs(await engine.db.all<StoredRoot>(sql`SELECT node, campaign, label FROM roots`))
    return { engine, copy }
  } catch (error) {
    await engine.close()
    throw error
  }
}

async function readInto(draft: string, from: string): Promise<DatabaseCopy> {
  if (!existsSync(from)) throw new CopyFault(`${from}: there is no such file`)
  const found = statSync(from)
  if (found.isDirectory()) throw new CopyFault(`${from}: is a folder, expected a file`)
  // SQLite would wait for a pipe, or fail without saying why.
  if (!found.isFile()) throw new CopyFault(`${from}: is a pipe or a device, expected a file: write it to one first`)
  const database = connectReading(from)
  try {
    requireWhole(database, from)
    return copyDatabase(database, draft)
  } finally {
    database.close()
    // It may be the very database that is to be replaced.
    await endStatements()
  }
}

function requireWhole(database: Database.Database, from: string): void {
  const fault = faultOf(database)
  if (fault !== undefined) throw new CopyFault(`${from}: ${fault}. Choose another file`)
}

function faultOf(database: Database.Database): string | undefined {
  try {
    const [found] = database.prepare('PRAGMA integrity_check(1)').all() as { integrity_check: string }[]
    if (found?.integrity_check !== 'ok') return `reads wrong (${found?.integrity_check})`
    const hasViews = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'tallies'").get()
    return hasViews ? undefined : 'is no database of Entre Nous'
  } catch (error) {
    return `reads wrong (${error instanceof Error ? error.message : error})`
  }
}

/**
 * Renames the earlier database to a dated name. It keeps both names until the new one takes the first, so that there is
 * always one. Its log is checkpointed into it; a log that cannot be, since it is damaged or alone, is renamed too.
 */
async function keepWhatIsThere(path: string): Promise<string | null> {
  const kept = keptName(path, 'before')
  if (await beginsAsDatabase(path)) closeLog(path)
  const found = ['', '-wal'].filter((ending) => existsSync(path + ending))
  for (const ending of found) {
    if (ending === '') linkOrCopy(path, kept)
    else renameSync(path + ending, kept + ending)
  }
  for (const ending of ['-shm', '-journal']) rmSync(path + ending, { force: true })
  return found.length > 0 ? kept : null
}

/** Whether a file has a database's header. If not, its log may be all that is left, which SQLite would delete. */
async function beginsAsDatabase(path: string): Promise<boolean> {
  if (!existsSync(path)) return false
  const file = await OpenedFile.open(path)
  try {
    return await file.hasHeader()
  } finally {
    await file.close()
  }
}

/** Leaves WAL mode, for which SQLite checkpoints the log; it does so only for an exclusive user. */
function closeLog(path: string): void {
  const database = connect(path, { timeoutMs: 0 })
  try {
    database.exec('PRAGMA journal_mode = DELETE')
  } catch (cause) {
    if (isLocked(cause)) throw new DatabaseInUse('another program has it open. End that first', { cause })
  } finally {
    database.close()
  }
}

/** Failures of a file system that has no hard links, or no more of them. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'ENOSYS', 'EXDEV', 'EMLINK']

/** Links, or copies where the file system has no hard links. Overwrites nothing. */
export function linkOrCopy(path: string, kept: string): void {
  try {
    linkSync(path, kept)
  } catch (error) {
    if (!NO_LINKS.includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    copyFileSync(path, kept, constants.COPYFILE_EXCL)
  }
}
