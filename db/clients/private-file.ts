import { chmod, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What SQLite writes beside a database; each is made with the mode of the database itself. */
const BESIDE = ['-wal', '-shm', '-journal']

/** Codes of a file that is somebody else's, or on a mount that sets the modes itself: its owner has decided. */
const NOT_OURS = ['ENOENT', 'EPERM', 'EROFS', 'ENOTSUP']

/**
 * Makes an empty file where there is none, which to SQLite is a database: its owner's alone (0600, in a folder that is 0700
 * if it is made here), whatever the process's umask is.
 */
export async function makeFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // Only where there is none: to close a database that this process has open elsewhere gives up its locks (fcntl(2)), and
  // another process would take the log away from under it.
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await file?.close()
}

/** Sees to it that a database is its owner's alone, whoever made it before. */
export async function makePrivate(path: string): Promise<void> {
  for (const ending of ['', ...BESIDE]) {
    await chmod(path + ending, 0o600).catch((error: NodeJS.ErrnoException) => {
      if (!NOT_OURS.includes(error.code ?? '')) throw error
    })
  }
}
