import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { shownPath } from '../../campaigns/problem.ts'
import { CommandError } from '../fail.ts'

/** A name with a dot first is no campaign to the build and the server. */
const DRAFT = /^\.new-(\d+)-/

const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full, expected room for the files of the campaign',
  EDQUOT: 'your share of the disk is used up, expected room for the files of the campaign',
  EACCES: 'this user may not write there, expected a folder of its own',
  EPERM: 'this user may not write there, expected a folder of its own',
  EROFS: 'it can only be read, expected a folder that can be written',
}

/**
 * Makes a campaign's folder atomically: `write` fills a draft beside it, which then gets its name in one step. A process
 * that ends before that removes the draft; after `kill -9`, the next one does.
 *
 * @param write gets the draft's folder, and the folder around it, which holds nothing else
 * @throws {CommandError} when the name is taken or the disk refuses
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

/** Removes drafts of killed processes. */
async function removeOrphans(campaignsDir: string): Promise<void> {
  for (const name of await readdir(campaignsDir)) {
    const pid = Number(DRAFT.exec(name)?.[1])
    if (pid && !isRunning(pid)) await rm(join(campaignsDir, name), { recursive: true, force: true })
  }
}

/** Whether a process runs: signal 0 is never delivered (kill(2)). */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
