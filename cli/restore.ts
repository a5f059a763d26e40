import { access, constants } from 'node:fs/promises'
import { Command } from 'commander'
import { requireSecret } from '../api/env.ts'
import { isOwn } from '../api/own-database.ts'
import type { StoredRoot } from '../db/campaign/roots.ts'
import { CopyFault } from '../db/clients/copy.ts'
import { replaceDatabase } from '../db/clients/replacement.ts'
import { DatabaseInUse } from '../db/clients/use-lock.ts'
import { createKeyring } from '../seal/secret.ts'
import { workingAt } from './at.ts'
import { inWords } from './backup.ts'
import { restoreElsewhere } from './edge/restore.ts'
import { CommandError, run, systemFault } from './fail.ts'
import { givenPath } from './given-path.ts'
import { pathToReplace, readablePath, settingsHere } from './place.ts'
import { printJson } from './print-json.ts'

/** `restore`: replaces the database by a copy, while the server is stopped. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a copy in the place of the database, which is kept beside it; stop the server first')
    .argument('<file>', 'a file of `backup`, or a snapshot of the server', givenPath)
    .option('--lose-newer', 'at the edge: also where views came since the file was made')
    .option('--lose-unreadable', 'at the edge: also where what is there cannot be copied before')
    .option('--by-sums', 'at the edge: also where a campaign is too large to be recounted there; equal sums are enough')
    .option('--json')
    .action((file: string, options: RestoreOptions) => run(() => restore(file, options)))
}

interface RestoreOptions {
  loseNewer?: true
  loseUnreadable?: true
  bySums?: boolean
  json?: true
}

async function restore(from: string, { loseNewer, loseUnreadable, bySums = false, json }: RestoreOptions) {
  const settings = settingsHere()
  const path = workingAt() === undefined ? pathToReplace(settings) : ''
  const keyring = createKeyring(await requireSecret(settings))
  // Before anything else looks for it: whoever may not look into a folder finds nothing there.
  await access(from, constants.R_OK).catch((cause: unknown) => {
    throw new CommandError(`${systemFault(cause) ?? `${from}: cannot be read`}. Nothing was changed.`, { cause })
  })
  const requireOurs = (roots: readonly StoredRoot[]) => {
    if (isOwn(roots, keyring)) return
    throw new CommandError(
      `${from}: was made with another secret: with this one, no link that was ever sent would open. Put the secret that belongs to it into ENTRENOUS_SECRET or ${settings.dataDir}/secret. Nothing was changed.`,
    )
  }
  if (workingAt() !== undefined) {
    const options = { requireOurs, losesNewer: loseNewer === true, losesUnreadable: loseUnreadable === true, bySums }
    const restored = await restoreElsewhere(settings, from, options)
    if (json) return printJson({ ...restored, from, file: settings.siteUrl })
    const rest =
      restored.untouched.length > 0 ? `\nNot in the file, and as they were: ${restored.untouched.join(', ')}` : ''
    const wrong = restored.wrong.map((each) => `\nAs it was: ${each}`).join('')
    console.log(
      `${from} → ${settings.siteUrl}: ${inWords(restored)}.\nWhat was there is kept: ${readablePath(restored.kept)}${wrong}${rest}`,
    )
    return
  }
  const [lost] = [loseNewer && '--lose-newer', loseUnreadable && '--lose-unreadable', bySums && '--by-sums'].filter(
    (flag) => typeof flag === 'string',
  )
  if (lost) throw new CommandError(`${lost}: is for --at; a file here is replaced and kept beside it`)
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
