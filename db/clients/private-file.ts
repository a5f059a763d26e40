import { chmod, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What SQLite writes beside a database; each is made with the mode of the database itself. */
const BESIDE = ['-wal', '-shm', '-journal']

/** Codes of a file that is somebody else's, or on a mount that sets the modes itself: its owner has decided. */
const NOT_OURS = ['ENOENT', 'EPERM', 'EROFS', 'ENOTSUP']

/**
 * Sees to it that a database is its owner's alone (0600, in a folder that is 0700 if it is made here), whatever the
 * process's umask is and whoever made it before. An empty file is a database to SQLite.
 */
export async function makePrivate(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // Only where there is none: to close a database that this process has open elsewhere gives up its locks (fcntl(2)), and
  // another process would take the log away from under it.
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await file?.close()
  for (const ending of ['', ...BESIDE]) {
    await chmod(path + ending, 0o600).catch((error: NodeJS.ErrnoException) => {
      if (!NOT_OURS.includes(error.code ?? '')) throw error
    })
  }
}
