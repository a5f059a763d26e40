import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DatabaseFault } from '../db/clients/database-fault.ts'
import { pathOf } from '../db/clients/database-path.ts'

interface Places {
  databaseUrl: string
  snapshots: { dir: string }
}

/**
 * Throws {@link DatabaseFault} where there is no database, but was one: beside it, or in the folder of snapshots, lies what
 * only one that was in use leaves. A start would make an empty one, and look as if all were well.
 */
export async function requireNotLost({ databaseUrl, snapshots }: Places): Promise<void> {
  const path = pathOf(databaseUrl)
  // These first: another process that makes the database now leaves them afterwards.
  const lock = (await bytesOf(`${path}-lock`)) === undefined ? [] : [`${path}-lock`]
  const copies = await copiesOf(path, snapshots.dir)
  const bytes = await bytesOf(path)
  // An empty file may have been made by a process that ended before it wrote, and has a lock then.
  const signs = [...copies, ...(bytes === undefined ? lock : [])]
  if (bytes || signs.length === 0) return
  const newest = copies.at(-1)
  const copy =
    newest === undefined
      ? 'a copy: npm run entrenous -- restore <file>'
      : `the newest copy: npm run entrenous -- restore ${newest}`
  const named = [...signs.slice(-SAID), ...(signs.length > SAID ? ['…'] : [])].join(', ')
  throw new DatabaseFault(
    `${path}: is gone or empty, but has been in use (${named}). Put it back, or restore ${copy}. To begin anew, move them away.`,
  )
}

/** How many signs are named: there may be as many snapshots as are kept. */
const SAID = 3

/** What follows the name of a database in that of a copy, with the time that it is of. */
const KEPT = /^\.(?:rescued|before)-([\dTZ-]+)$/
const SNAPSHOT = /^entrenous-([\dTZ-]+)\.db$/

/** Copies that the server, and whoever replaced the database, have left of it: the newest comes last. */
async function copiesOf(path: string, snapshotsDir: string): Promise<string[]> {
  const name = basename(path)
  const kept = (each: string) => (each.startsWith(name) ? KEPT.exec(each.slice(name.length)) : null)
  // Of one second, what was rescued has all that a snapshot has.
  const found = [
    ...(await namesIn(snapshotsDir, (each) => SNAPSHOT.exec(each))),
    ...(await namesIn(snapshotsDir, kept)),
    ...(await namesIn(dirname(path), kept)),
  ]
  return [...new Map(found).entries()].sort(([, a], [, b]) => (a === b ? 0 : a < b ? -1 : 1)).map(([file]) => file)
}

/** Files of a folder whose name is a copy's, each with its time; none where there is no such folder. */
async function namesIn(folder: string, read: (name: string) => RegExpExecArray | null): Promise<[string, string][]> {
  const names = await readdir(folder).catch(() => [])
  return names.flatMap((name) => {
    const [, stamp] = read(name) ?? []
    return stamp === undefined ? [] : [[join(folder, name), stamp] as [string, string]]
  })
}

/** Undefined where there is no such file. Throws for one that cannot be looked at. */
const bytesOf = (file: string) =>
  stat(file).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
      throw error
    },
  )
