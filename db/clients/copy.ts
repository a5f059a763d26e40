import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'libsql'
import { hasRoomFor, RESERVE_BYTES } from './disk-space.ts'
import { sweepDrafts } from './drafts.ts'
import { BESIDE } from './private-file.ts'

/** A copy of a database, and what is in it. */
export interface DatabaseCopy {
  /** Its path. */
  file: string
  bytes: number
  campaigns: CopiedCampaign[]
}

interface CopiedCampaign {
  campaign: string
  /** Counted views: voided ones are left out. */
  views: number
}

/** A copy could not be made; there is no file under its name. The message says why. */
export class CopyFault extends Error {
  override name = 'CopyFault'
}

/**
 * Copies a database as it is at this moment, while others write to it. The copy gets its name only when it is complete,
 * free of deleted content, checked, on disk, and readable by its owner alone (0600). Blocks the thread. Throws {@link
 * CopyFault}.
 *
 * @param database in no transaction
 * @param file is never overwritten
 */
export function copyDatabase(database: Database.Database, file: string): DatabaseCopy {
  // What stands beside a database under such a name is played into it.
  if (BESIDE.some((ending) => file.endsWith(ending))) {
    throw new CopyFault(`${file}: is what SQLite calls a part of a database, expected a name such as ….db`)
  }
  for (const each of ['', ...BESIDE].map((ending) => file + ending)) {
    if (existsSync(each)) throw new CopyFault(`${each}: is there already, expected a new name`)
  }
  const draft = `${file}.${process.pid}.draft`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    sweepDrafts(dirname(file))
    requireRoom(database, file)
    rmSync(draft, { force: true })
    closeSync(openSync(draft, 'wx', 0o600))
    database.exec(`VACUUM INTO ${quoted(draft)}`)
    const campaigns = readThrough(database, draft)
    // `VACUUM INTO` leaves syncing to its caller (https://www.sqlite.org/lang_vacuum.html#vacuuminto).
    sync(draft)
    renameSync(draft, file)
    sync(dirname(file))
    return { file, bytes: statSync(file).size, campaigns }
  } catch (cause) {
    const fault = cause instanceof Error ? cause.message : String(cause)
    throw cause instanceof CopyFault
      ? cause
      : new CopyFault(`${file}: the copy could not be made (${fault})`, { cause })
  } finally {
    rmSync(draft, { force: true })
  }
}

function requireRoom(database: Database.Database, file: string): void {
  const { bytes } = database
    .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()')
    .get() as { bytes: number }
  if (hasRoomFor(dirname(file), bytes)) return
  const [copy, reserve] = [bytes, RESERVE_BYTES].map((each) => Math.ceil(each / 1e6))
  throw new CopyFault(
    `${file}: no room for a copy of ${copy} MB that leaves ${reserve} MB free. Make some, or choose another disk`,
  )
}

/**
 * Checks the copy by attaching it: a connection of its own would hold the file until its statements are garbage-collected.
 */
function readThrough(database: Database.Database, file: string): CopiedCampaign[] {
  database.exec(`ATTACH ${quoted(file)} AS copy`)
  try {
    const [found] = database.prepare('PRAGMA copy.integrity_check(1)').all() as { integrity_check: string }[]
    if (found?.integrity_check !== 'ok') throw new CopyFault(`${file}: reads wrong (${found?.integrity_check})`)
    return campaignsOf(database, 'copy')
  } finally {
    database.exec('DETACH copy')
  }
}

/** What is in a copy; nothing where it cannot be read. */
export function readCopied(file: string): CopiedCampaign[] {
  try {
    const database = new Database(`${pathToFileURL(file)}?mode=ro&immutable=1`)
    try {
      return campaignsOf(database, 'main')
    } finally {
      database.close()
    }
  } catch {
    return []
  }
}

const campaignsOf = (database: Database.Database, schema: 'main' | 'copy') =>
  database.prepare(`SELECT campaign, views FROM ${schema}.tallies ORDER BY campaign`).all() as CopiedCampaign[]

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Syncs a file, or a folder's names, to disk (fsync). */
export function sync(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
