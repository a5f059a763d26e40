import { existsSync } from 'node:fs'
import type { Settings } from '../api/env.ts'
import { readManifest } from '../api/manifest-file.ts'
import type { StoredRoot } from '../db/campaign/roots.ts'
import { pathOf } from '../db/clients/database-path.ts'
import { CommandError } from './fail.ts'

const MEND =
  'Name the folder that holds the one it was made with (ENTRENOUS_DATA), or set that (ENTRENOUS_SECRET). To build with this one all the same: npm run build -- --new-secret'

/**
 * Throws {@link CommandError} where the site that stands, or the database, is one of another secret: what is built with this
 * one would take the site's place, and every link that was sent would be dead. After a `secret replace` the database has the new one.
 */
export async function requireStanding(settings: Settings, secret: string): Promise<void> {
  const { distDir } = settings
  const standing = await readManifest(distDir, secret).then(
    () => 'ours',
    ({ reason }: { reason?: string }) => (reason === 'site-of-another-secret' ? 'of another' : 'unknown'),
  )
  if (standing === 'ours') return
  const path = pathOf(settings.databaseUrl)
  const isOurs = existsSync(path) ? await isDatabaseOurs(path, secret) : undefined
  if (isOurs === false) throw new CommandError(`${path}: was made with another secret. Nothing was built. ${MEND}`)
  if (isOurs || standing !== 'of another') return
  throw new CommandError(`${distDir}: holds a site of another secret, or a damaged one. Nothing was built. ${MEND}`)
}

/** Undefined where it does not say, being empty, or no database that can be read. */
async function isDatabaseOurs(path: string, secret: string): Promise<boolean | undefined> {
  const [{ connectReading }, { endStatements }, { isOwn }, { createKeyring }] = await Promise.all([
    import('../db/clients/connection.ts'),
    import('../db/clients/statements.ts'),
    import('../api/own-database.ts'),
    import('../seal/secret.ts'),
  ])
  try {
    const database = connectReading(path)
    try {
      const roots = database.prepare('SELECT node, campaign, label FROM roots').all() as StoredRoot[]
      return roots.length === 0 ? undefined : isOwn(roots, createKeyring(secret))
    } finally {
      database.close()
      await endStatements()
    }
  } catch {
    return undefined
  }
}
