import { copyFileSync, existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'drizzle-orm'
import Database from 'libsql'
import { connect } from './connection.ts'
import { CopyFault, copyDatabase, type DatabaseCopy, sync } from './copy.ts'
import { openFile } from './file.ts'
import { OpenedFile } from './opened-file.ts'
import { timeStamp } from './time-stamp.ts'
import { isLocked } from './trouble.ts'
import { DatabaseInUse, takeUseLock } from './use-lock.ts'

/** A database took the place of another. */
export interface Replacement extends DatabaseCopy {
  /** Where what was there before is now; null: there was nothing. */
  kept: string | null
}

/** A link of the brand's, as a database holds it. */
export interface StoredRoot {
  node: number
  campaign: string
  label: string
}

interface Options {
  /** A file that `copyDatabase` made, or a database that nobody has open. */
  from: string
  path: string
  /** Throws where the links in it are not those of this deployment. */
  requireOurs: (roots: readonly StoredRoot[]) => void
}

/**
 * Puts a copy of a database in the place of another, which is kept beside it. Until the copy is whole, read through, up to
 * date and ours, nothing has changed. Throws `DatabaseInUse`, `CopyFault` and `DatabaseFault`.
 */
export async function replaceDatabase({ from, path, requireOurs }: Options): Promise<Replacement> {
  const unlock = takeUseLock(path, 'exclusive')
  const draft = `${path}.restoring`
  try {
    removeAll(draft)
    const copy = readInto(draft, from)
    const engine = await openFile(`file:${draft}`)
    requireOurs(await engine.db.all<StoredRoot>(sql`SELECT node, campaign, label FROM roots`))
    await engine.close()
    const kept = await keepWhatIsThere(path)
    renameSync(draft, path)
    sync(dirname(path))
    return { ...copy, file: path, kept }
  } finally {
    removeAll(draft)
    unlock()
  }
}

/** Opened for reading alone; where no log lies beside it, as a file that nothing can be written beside. */
function readInto(draft: string, from: string): DatabaseCopy {
  if (!existsSync(from)) throw new CopyFault(`${from}: there is no such file`)
  if (statSync(from).isDirectory()) throw new CopyFault(`${from}: is a folder, expected a file`)
  const database = new Database(`${pathToFileURL(from)}?mode=ro${existsSync(`${from}-wal`) ? '' : '&immutable=1'}`)
  try {
    requireWhole(database, from)
    return copyDatabase(database, draft)
  } finally {
    database.close()
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
 * Gives what was there a dated name. The database itself has both names until the new one takes the first: at no moment is
 * there none. Its log is in it then; a log that does not go into it, as it is damaged or gone, is renamed.
 */
async function keepWhatIsThere(path: string): Promise<string | null> {
  const kept = `${path}.before-${timeStamp()}`
  if (await beginsAsDatabase(path)) closeLog(path)
  const found = ['', '-wal'].filter((ending) => existsSync(path + ending))
  for (const ending of found) {
    if (ending === '') linkOrCopy(path, kept)
    else renameSync(path + ending, kept + ending)
  }
  for (const ending of ['-shm', '-journal']) rmSync(path + ending, { force: true })
  return found.length > 0 ? kept : null
}

/** The log of a file that does not is all that is left of it, and SQLite would take that away. */
async function beginsAsDatabase(path: string): Promise<boolean> {
  if (!existsSync(path)) return false
  const file = await OpenedFile.open(path)
  try {
    return await file.hasHeader()
  } finally {
    await file.close()
  }
}

/** To leave WAL mode SQLite puts the log into the database, which it does for nobody who is not alone with it. */
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

/** Not every file system has hard links. */
function linkOrCopy(path: string, kept: string): void {
  try {
    linkSync(path, kept)
  } catch {
    copyFileSync(path, kept)
  }
}

function removeAll(draft: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal', '-lock']) rmSync(draft + ending, { force: true })
}
