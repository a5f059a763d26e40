import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { faultOf, SecretFault } from './secret-fault.ts'

/** Reads the secret of a file, which is created (mode 0600) when there is none. Throws {@link SecretFault}. */
export async function readOrMakeSecret(file: string): Promise<{ secret: string; isNew: boolean }> {
  const existing = await readSecret(file)
  if (existing !== undefined) return { secret: existing, isNew: false }
  const isNew = await makeSecret(file)
  const secret = await readSecret(file)
  if (secret === undefined) throw new Error(`${file} vanished while it was made`)
  return { secret, isNew }
}

/** Reads the secret of a file; undefined when there is none. Throws {@link SecretFault}. */
export async function readSecret(file: string): Promise<string | undefined> {
  const secret = await readAnySecret(file)
  const fault = secret === undefined ? undefined : faultOf(secret)
  if (fault) {
    throw new SecretFault(
      `${file}: ${fault}. Put the right one back, or take the file away where there is no database yet, so that one is made. Where a database was made with this one, replace it: npm run entrenous -- secret replace. With another secret, every link that was ever sent dies.`,
    )
  }
  return secret
}

/** The same for whoever replaces it: also one that must not be used. */
export async function readAnySecret(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text?.trim()
}

/**
 * Creates the file atomically: written aside, synced, then linked into place, so that it is never half a file and never
 * replaces another's.
 */
async function makeSecret(file: string): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  // A name for each call: two calls in one process may run at once.
  const draft = `${file}.${randomUUID()}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(`${randomBytes(32).toString('base64url')}\n`)
    await handle.sync()
    await handle.close()
    await chmod(draft, 0o600)
    return await link(draft, file).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false
        throw error
      },
    )
  } finally {
    await rm(draft, { force: true })
  }
}
