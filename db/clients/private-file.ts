import { chmod, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Files that SQLite writes beside a database; each gets the mode of the database itself. */
export const BESIDE = ['-wal', '-shm', '-journal']

/** Errors of a file of another owner, or on a mount with fixed modes: its owner has decided. */
const NOT_OURS = ['ENOENT', 'EPERM', 'EROFS', 'ENOTSUP']

/**
 * Creates an empty file where there is none, which SQLite takes for a database: readable by its owner alone (0600, in a
 * folder that is 0700 if it is created here), whatever the process's umask is.
 */
export async function makeFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // Only where there is none: closing a database that this process has open elsewhere would release its locks (fcntl(2)),
  // and another process could then delete the log.
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await file?.close()
}

/** Makes a database readable by its owner alone, whoever created it. */
export async function makePrivate(path: string): Promise<void> {
  for (const ending of ['', ...BESIDE]) {
    await chmod(path + ending, 0o600).catch((error: NodeJS.ErrnoException) => {
      if (!NOT_OURS.includes(error.code ?? '')) throw error
    })
  }
}
