import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { shownPath } from '../../campaigns/problem.ts'
import { CommandError } from '../fail.ts'

/** A name that starts with a dot is no campaign: neither the build nor the server looks into it. */
const DRAFT = /^\.new-(\d+)-/

const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full, expected room for the files of the campaign',
  EDQUOT: 'your share of the disk is used up, expected room for the files of the campaign',
  EACCES: 'this user may not write there, expected a folder of its own',
  EPERM: 'this user may not write there, expected a folder of its own',
  EROFS: 'it can only be read, expected a folder that can be written',
}

/**
 * Makes the folder of a campaign, whole or not at all: `write` fills one beside it, which then gets its name in one step.
 * Whatever ends the process before that removes it; after a `kill -9`, the next draft does.
 *
 * @param write gets the folder, and what holds it and nothing else
 * @throws {CommandError} when the name is taken or the disk does not let it be written
 */
export async function draftFolder<T>(
  campaignsDir: string,
  slug: string,
  write: (folder: string, above: string) => Promise<T>,
): Promise<T> {
  const place = shownPath(campaignsDir)
  try {
    await removeOrphans(campaignsDir)
    const above = await mkdtemp(join(campaignsDir, `.new-${process.pid}-`))
    const remove = () => rmSync(above, { recursive: true, force: true })
    const stop = () => process.exit(130)
    process.once('exit', remove)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop)
    try {
      const folder = join(above, slug)
      await mkdir(folder)
      const written = await write(folder, above)
      await rename(folder, join(campaignsDir, slug))
      return written
    } finally {
      await rm(above, { recursive: true, force: true })
      process.off('exit', remove)
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stop)
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (code === 'ENOTEMPTY' || code === 'EEXIST')
      throw new CommandError(`${place}/${slug} is there already`, { cause })
    const reason = REASONS[code]
    throw reason ? new CommandError(`${place}: ${reason}. Nothing was made.`, { cause }) : cause
  }
}

/** What a process left that was killed before it could clean up. */
async function removeOrphans(campaignsDir: string): Promise<void> {
  for (const name of await readdir(campaignsDir)) {
    const pid = Number(DRAFT.exec(name)?.[1])
    if (pid && !isRunning(pid)) await rm(join(campaignsDir, name), { recursive: true, force: true })
  }
}

/** Signal 0 reaches nobody: it only asks (kill(2)). */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
