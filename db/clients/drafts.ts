import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DAY_MS } from '../../campaigns/durations.ts'
import { BESIDE } from './private-file.ts'

/** What is left of a copy, a restore or a backup of the edge whose process was killed, by name. */
const LEFT = /\.db\.(?:(?:restoring\.)?\d+\.draft|restoring|collecting)(?:-(?:wal|shm|journal|lock))?$/

/** The copy that is to take a database's place. */
export const restoringOf = (path: string) => `${path}.restoring`

/** Removes a database that is only a draft, and the files beside it. */
export function removeAll(draft: string): void {
  for (const ending of ['', ...BESIDE, '-lock']) rmSync(draft + ending, { force: true })
}

/** Removes what a killed restore has left of a database: its draft, and the copy that was to become it. */
export function removeRestoring(path: string): void {
  removeAll(restoringOf(path))
  const copies = `${basename(restoringOf(path))}.`
  const left = namesIn(dirname(path)).filter((each) => each.startsWith(copies) && each.endsWith('.draft'))
  for (const name of left) rmSync(join(dirname(path), name), { force: true })
}

/** Removes drafts that nobody has written to for a day. One that cannot be removed keeps no copy from being made. */
export function sweepDrafts(folder: string): void {
  for (const name of namesIn(folder).filter((each) => LEFT.test(each))) {
    try {
      if (Date.now() - statSync(join(folder, name)).mtimeMs > DAY_MS) rmSync(join(folder, name))
    } catch {
      // It is another account's, or gone by now.
    }
  }
}

/** None where a folder takes files and lists none. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
