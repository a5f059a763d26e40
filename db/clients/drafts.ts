import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DAY_MS } from '../../campaigns/durations.ts'
import { BESIDE } from './private-file.ts'

/** What is left of a copy, a restore or a backup of the edge whose process was killed, by name. */
const LEFT = /\.db\.(?:\d+\.draft|restoring|collecting)(?:-(?:wal|shm|journal|lock))?$/

/** The copy that is to take a database's place. */
export const restoringOf = (path: string) => `${path}.restoring`

/** Removes a database that is only a draft, and the files beside it. */
export function removeAll(draft: string): void {
  for (const ending of ['', ...BESIDE, '-lock']) rmSync(draft + ending, { force: true })
}

/** Removes drafts that nobody has written to for a day. */
export function sweepDrafts(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => LEFT.test(each))) {
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    if (found && Date.now() - found.mtimeMs > DAY_MS) rmSync(join(folder, name), { force: true })
  }
}
