import { sql } from 'drizzle-orm'
import type { StoredRoot } from '../db/campaign/roots.ts'
import type { Engine } from '../db/engine.ts'
import { rootId } from '../seal/link.ts'
import type { Keyring } from '../seal/secret.ts'

export async function readStoredRoots({ db }: Pick<Engine, 'db'>): Promise<StoredRoot[]> {
  return db.all<StoredRoot>(sql`SELECT node, campaign, label FROM roots`)
}

/**
 * Whether the links of a database hang on this secret: ids of roots are derived from it and their labels, so with another one
 * none matches. True where there is none yet.
 */
export function isOwn(roots: readonly StoredRoot[], keyring: Keyring): boolean {
  const isOurs = ({ node, campaign, label }: StoredRoot) => rootId(keyring.root(campaign), label) === node
  return roots.length === 0 || roots.some(isOurs)
}
