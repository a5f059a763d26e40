import { sql } from 'drizzle-orm'
import { DatabaseFault } from '../db/clients/database-fault.ts'
import { pathOf } from '../db/clients/database-path.ts'
import type { StoredRoot } from '../db/clients/replacement.ts'
import type { Engine } from '../db/engine.ts'
import { rootId } from '../seal/link.ts'
import type { Keyring } from '../seal/secret.ts'
import type { Settings } from './env.ts'

/**
 * Whether the links of a database hang on this secret: ids of roots are derived from it and their labels, so with another one
 * none matches. True where there is none yet.
 */
export function isOwn(roots: readonly StoredRoot[], keyring: Keyring): boolean {
  const isOurs = ({ node, campaign, label }: StoredRoot) => rootId(keyring.root(campaign), label) === node
  return roots.length === 0 || roots.some(isOurs)
}

/** Throws {@link DatabaseFault} for a database of another secret: its links would be dead, and new ones stand beside them. */
export async function requireOwn(
  { db }: Pick<Engine, 'db'>,
  keyring: Keyring,
  { databaseUrl, dataDir }: Pick<Settings, 'databaseUrl' | 'dataDir'>,
): Promise<void> {
  if (isOwn(await db.all<StoredRoot>(sql`SELECT node, campaign, label FROM roots`), keyring)) return
  throw new DatabaseFault(
    `${pathOf(databaseUrl)}: was made with another secret: with this one, no link that was ever sent would open. Put the secret that belongs to it into ENTRENOUS_SECRET or ${dataDir}/secret; to begin anew, move the database away.`,
  )
}
