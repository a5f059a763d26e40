import { existsSync, rmSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** The folder of one build, beside its target. */
export interface Staging {
  /** Absolute path. Gone when the process ends without a commit, whatever the reason. */
  folder: string
  /** Replaces the last good site, which stays if that fails. */
  commit(): Promise<void>
}

/** The ending of the last good site's name while another one replaces it. */
const ASIDE = '.last'

const ARRIVAL_MS = 20

/** Opens a folder for this process alone, so that builds side by side do not overwrite each other. */
export async function openStaging(target: string): Promise<Staging> {
  await tidy(target)
  const folder = `${target}.${process.pid}`
  process.once('exit', () => removeForGood(folder))
  return { folder, commit: () => swap(folder, target) }
}

/** Removes a folder again and again: writes that were on their way when the process ended may bring it back. */
function removeForGood(folder: string): void {
  for (let attempt = 0; attempt < 5 && existsSync(folder); attempt++) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ARRIVAL_MS)
  }
}

/**
 * Removes leftovers of killed builds beside the site; restores the last good site where a build died between its renames.
 */
export async function tidy(target: string): Promise<void> {
  const prefix = `${basename(target)}.`
  const siblings = await readdir(dirname(target)).catch(() => [])
  for (const name of siblings.filter((sibling) => sibling.startsWith(prefix)).sort()) {
    const [, pid, aside] = /^(\d+)(\.last)?$/.exec(name.slice(prefix.length)) ?? []
    if (!pid || isBusy(Number(pid))) continue
    const leftover = join(dirname(target), name)
    if (aside) await putBack(leftover, target)
    await rm(leftover, { recursive: true, force: true })
  }
}

/**
 * Whether the build of this process id is running. In containers every build gets the same id: a leftover with our own id
 * is not ours, since we have just started.
 */
function isBusy(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

async function swap(folder: string, target: string): Promise<void> {
  const aside = folder + ASIDE
  for (;;) {
    await rm(aside, { recursive: true, force: true })
    await rename(target, aside).catch(unless('ENOENT'))
    try {
      await rename(folder, target)
      break
    } catch (error) {
      // Another build came between: its site is complete, and ours is newer.
      if (isCode(error, 'ENOTEMPTY', 'EEXIST')) continue
      await putBack(aside, target)
      throw error
    }
  }
  await rm(aside, { recursive: true, force: true })
}

async function putBack(aside: string, target: string): Promise<void> {
  await rename(aside, target).catch(unless('ENOENT', 'ENOTEMPTY', 'EEXIST'))
}

function unless(...codes: string[]): (error: unknown) => void {
  return (error) => {
    if (!isCode(error, ...codes)) throw error
  }
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
