import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'libsql'
import { type DatabaseCopy, copyDatabase, sync } from './copy.ts'
import { openFile } from './file.ts'
import { timeStamp } from './time-stamp.ts'
import { takeUseLock } from './use-lock.ts'

/** A database took the place of another. */
export interface Replacement extends DatabaseCopy {
  /** Where what was there before is now; undefined: there was nothing. */
  kept: string | undefined
}

/** How long a program that ends may still have the lock. */
const PATIENCE_MS = 2000

/** Files that SQLite keeps beside a database. They belong to what was there before. */
const BESIDE = ['-wal', '-shm', '-journal']

/** A link of the brand's, as the database holds it. */
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
 * date and ours nothing has changed. Throws `DatabaseInUse`, `CopyFault` and `DatabaseFault`.
 */
export async function replaceDatabase({ from, path, requireOurs }: Options): Promise<Replacement> {
  const unlock = takeUseLock(path, 'exclusive')
  const draft = `${path}.restoring`
  try {
    removeAll(draft)
    const copy = readCopy(from, draft)
    // Brings an older one up to date, and refuses a newer one.
    const engine = await openFile(`file:${draft}`)
    requireOurs(await engine.db.all<StoredRoot>('SELECT node, campaign, label FROM roots'))
    await engine.close()
    const kept = keep(path)
    renameSync(draft, path)
    sync(dirname(path))
    return { ...copy, file: path, kept }
  } finally {
    removeAll(draft)
    unlock()
  }
}
