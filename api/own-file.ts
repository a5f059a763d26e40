import { DatabaseFault } from '../db/clients/database-fault.ts'
import { pathOf } from '../db/clients/database-path.ts'
import type { Engine } from '../db/engine.ts'
import type { Keyring } from '../seal/secret.ts'
import type { Settings } from './env.ts'
import { isOwn, readStoredRoots } from './own-database.ts'

/** Throws {@link DatabaseFault} for a database of another secret: its links would be dead, and new ones stand beside them. */
export async function requireOwn(
  engine: Pick<Engine, 'db'>,
  keyring: Keyring,
  { databaseUrl, dataDir }: Pick<Settings, 'databaseUrl' | 'dataDir'>,
): Promise<void> {
  if (isOwn(await readStoredRoots(engine), keyring)) return
  throw new DatabaseFault(
    `${pathOf(databaseUrl)}: was made with another secret: with this one, no link that was ever sent would open. Put the secret that belongs to it into ENTRENOUS_SECRET or ${dataDir}/secret. Where that has leaked, replace it: npm run entrenous -- secret replace; to begin anew, move the database away.`,
  )
}
