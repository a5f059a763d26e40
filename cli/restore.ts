import { resolve } from 'node:path'
import { Command } from 'commander'
import { requireSecret } from '../api/env.ts'
import { isOwn } from '../api/own-database.ts'
import { CopyFault } from '../db/clients/copy.ts'
import { pathOf } from '../db/clients/database-path.ts'
import { replaceDatabase, type StoredRoot } from '../db/clients/replacement.ts'
import { DatabaseInUse } from '../db/clients/use-lock.ts'
import { createKeyring } from '../seal/secret.ts'
import { inWords } from './backup.ts'
import { CommandError, run } from './fail.ts'
import { settingsHere } from './place.ts'

/** `restore`: replaces the database by a copy, while the server is stopped. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a copy in the place of the database, which is kept beside it; stop the server first')
    .argument('<file>', 'a file of `backup`, or a snapshot of the server')
    .option('--json')
    .action((file: string, { json }: { json?: true }) => run(() => restore(file, json)))
}

async function restore(file: string, json: true | undefined) {
  const settings = settingsHere()
  const from = resolve(file)
  const path = pathOf(settings.databaseUrl)
  const keyring = createKeyring(await requireSecret(settings))
  const requireOurs = (roots: readonly StoredRoot[]) => {
    if (isOwn(roots, keyring)) return
    throw new CommandError(
      `${from}: was made with another secret: with this one, no link that was ever sent would open. Put the secret that belongs to it into ENTRENOUS_SECRET or ${settings.dataDir}/secret. Nothing was changed.`,
    )
  }
  const replaced = await replaceDatabase({ from, path, requireOurs }).catch((cause: unknown) => {
    if (cause instanceof CopyFault) throw new CommandError(`${cause.message}. Nothing was changed.`, { cause })
    if (cause instanceof DatabaseInUse)
      throw new CommandError(`${path}: ${cause.message}. Nothing was changed.`, { cause })
    throw cause
  })
  if (json) return console.log(JSON.stringify({ ...replaced, from }, null, 2))
  const before = replaced.kept === null ? 'There was none before.' : `What was there is kept: ${replaced.kept}`
  console.log(`${from} → ${path}: ${inWords(replaced)}.\n${before}\nStart the server again.`)
}
