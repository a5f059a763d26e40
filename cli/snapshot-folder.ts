import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SnapshotSettings } from '../api/env.ts'
import { CommandError, systemFault } from './fail.ts'

/**
 * Says where snapshots go. Tries first whether a file can be written there, or in the folder around it where it is still to be
 * made; throws {@link CommandError} if not.
 */
export async function tellSnapshots({ dir, keep }: SnapshotSettings): Promise<string> {
  if (keep === 0) return 'No snapshots are made (BACKUP_KEEP=0)'
  const trial = join(nearest(dir), `.trial-${process.pid}`)
  try {
    await writeFile(trial, '', { flag: 'wx' })
    await rm(trial)
  } catch (cause) {
    throw new CommandError(`BACKUP_DIR: no snapshot can be written. ${systemFault(cause) ?? String(cause)}`, { cause })
  }
  return `Snapshots go to ${dir}, which can be written`
}

function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder))
}
