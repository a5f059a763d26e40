import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Command } from 'commander'
import type { PhotoSettings } from '../api/env.ts'
import { connect } from '../db/clients/connection.ts'
import { CopyFault, copyDatabase, type DatabaseCopy } from '../db/clients/copy.ts'
import { pathOf } from '../db/clients/database-path.ts'
import { requireDatabase } from '../db/clients/file.ts'
import { endStatements } from '../db/clients/statements.ts'
import { DatabaseInUse, takeUseLock } from '../db/clients/use-lock.ts'
import { workingAt } from './at.ts'
import { backupElsewhere } from './edge/backup.ts'
import { CommandError, run, systemFault } from './fail.ts'
import { givenPath } from './given-path.ts'
import { readablePath, settingsHere } from './place.ts'
import { printJson } from './print-json.ts'

/** How long to wait for a lock of the server. */
const PATIENCE_MS = 5000

/** `backup`: copies the database while the server goes on. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('copy the database, also while the server runs')
    .argument('<file>', 'a new file', givenPath)
    .option('--json')
    .action((file: string, { json }: { json?: true }) => run(() => backup(file, json)))
}

async function backup(file: string, json: true | undefined) {
  requireFolder(file)
  const settings = settingsHere()
  if (workingAt() !== undefined) {
    tell(settings.siteUrl, await backupElsewhere(settings, file), json)
    return
  }
  const { databaseUrl, photos } = settings
  const path = pathOf(databaseUrl)
  await requireDatabase(path)
  tell(path, await copied(path, file), json, photosBeside(photos))
}

/** Throws where its folder is missing: one that is made would lie on this disk where another one is not mounted, or mistyped. */
function requireFolder(file: string): void {
  const folder = dirname(file)
  if (statSync(folder, { throwIfNoEntry: false })) return
  throw new CommandError(`${folder}: there is no such folder. Mount its disk, correct the path, or make it first`)
}

const IN_R2 = '\nPhotos of galleries are not in it, but in the bucket that is bound as PHOTOS.'

function tell(from: string, copy: DatabaseCopy, json: true | undefined, photos = IN_R2): void {
  if (json) {
    printJson(copy)
    return
  }
  console.log(`${from} → ${copy.file}: ${inWords(copy)}, read through.
Keep the secret with it, and apart from it: without it no link of this database opens.${photos}`)
}

/** What the copy does not hold, where there is any. */
function photosBeside({ dir, bucket }: PhotoSettings): string {
  if (bucket) return `\nPhotos of galleries are not in it, but in the bucket ${bucket.url}.`
  return existsSync(dir) ? `\nPhotos of galleries are not in it: copy ${readablePath(dir)} too.` : ''
}

async function copied(path: string, file: string): Promise<DatabaseCopy> {
  try {
    const unlock = takeUseLock(path, 'shared')
    const database = connect(path, { timeoutMs: PATIENCE_MS })
    const copy = copyDatabase(database, file)
    database.close()
    await endStatements()
    unlock()
    return copy
  } catch (cause) {
    if (cause instanceof CopyFault) throw new CommandError(systemFault(cause.cause) ?? cause.message, { cause })
    if (cause instanceof DatabaseInUse) throw new CommandError(`${path}: ${cause.message}`, { cause })
    throw cause
  }
}

/** Describes a copy: its size, campaigns and views. */
export function inWords({ bytes, campaigns }: Pick<DatabaseCopy, 'bytes' | 'campaigns'>): string {
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
  const each = campaigns.map(({ campaign, views }) => `${campaign} ${views}`).join(', ')
  return `${size}, ${each === '' ? 'no views yet' : `views: ${each}`}`
}
