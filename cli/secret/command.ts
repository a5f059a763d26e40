import { existsSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { Command } from 'commander'
import { type GivenSecret, loadGivenSecret, secretFile } from '../../api/env.ts'
import { isOwn, readStoredRoots } from '../../api/own-database.ts'
import { createBucketStore } from '../../api/photos/bucket-store.ts'
import { createFolderStore } from '../../api/photos/folder-store.ts'
import { isAway, readMoves } from '../../db/campaign/moves.ts'
import type { StoredRoot } from '../../db/campaign/roots.ts'
import { CopyFault, sync } from '../../db/clients/copy.ts'
import { openFile } from '../../db/clients/file.ts'
import { keptName } from '../../db/clients/kept-name.ts'
import { giveToOwner } from '../../db/clients/owner.ts'
import { linkOrCopy, replaceDatabase } from '../../db/clients/replacement.ts'
import { DatabaseInUse } from '../../db/clients/use-lock.ts'
import { createKeyring, type Keyring } from '../../seal/secret.ts'
import { readAnySecret, readOrMakeSecret } from '../../seal/secret-file.ts'
import { refuseElsewhere } from '../at.ts'
import { CommandError, inWords, run } from '../fail.ts'
import { pathToReplace, readablePath, settingsHere } from '../place.ts'
import { printJson } from '../print-json.ts'
import { renameRoots } from './rename-roots.ts'
import { resealPhotos } from './reseal-photos.ts'
import { resealTexts } from './reseal-texts.ts'

/** `secret replace`: gives the database another secret, while the server is stopped. */
export function secretCommand(): Command {
  const secret = new Command('secret').description('what to do when the secret has leaked')
  secret
    .command('replace')
    .description('make another secret: every link dies, every figure stays; stop the server first')
    .option('--json')
    .action(({ json }: { json?: true }) => run(() => replace(json)))
  return secret
}

/** What the new secret has taken over. */
interface TakenOver {
  links: number
  members: number
  texts: number
  photos: number
  /** Texts and photos that the old secret did not open: they are as they were. */
  unopened: number
}

async function replace(json: true | undefined) {
  refuseElsewhere('secret replace', 'expected its campaigns on a server first: see "At the edge" in SECURITY.md')
  const given = await loadGivenSecret()
  const settings = settingsHere(given.settings)
  const path = pathToReplace(settings)
  const file = secretFile(settings)
  const next = `${file}.next`
  if (await isDone(settings.databaseUrl, next)) return tell(given, { file, keptSecret: takeItsPlace(next, file) }, json)
  const from = createKeyring(requireGiven(given))
  let taken: TakenOver | undefined
  const { kept } = await replaceDatabase({
    ...{ from: path, path },
    requireOurs: (roots) => requireOld(roots, from, given, path),
    async change(engine) {
      // Whole and on disk before the database hangs on it; a run that was broken off has made it already.
      const { secret } = await readOrMakeSecret(next)
      const to = createKeyring(secret)
      const [texts, photos] = [
        await resealTexts(engine, from, to),
        await resealPhotos(engine, storeOf(given), from, to),
      ]
      const { links, members } = await renameRoots(engine, from, to)
      const unopened = texts.unopened + photos.unopened
      taken = { links, members, texts: texts.sealed, photos: photos.sealed, unopened }
    },
  }).catch((cause: unknown) => {
    const isExpected = cause instanceof CopyFault || cause instanceof DatabaseInUse
    const place = cause instanceof DatabaseInUse ? `${path}: ` : ''
    throw isExpected ? new CommandError(`${place}${cause.message}. Nothing was changed.`, { cause }) : cause
  })
  tell(given, { file, taken, keptDatabase: kept, keptSecret: takeItsPlace(next, file) }, json)
}

/**
 * Whether a run that was broken off has given the database its new secret, so that only the file is left to do. Throws where
 * a campaign is not here.
 */
async function isDone(databaseUrl: string, next: string): Promise<boolean> {
  const engine = await openFile(databaseUrl, { asItIs: true })
  const [roots, moves] = await Promise.all([readStoredRoots(engine), readMoves(engine)]).finally(() => engine.close())
  const away = moves.find(isAway)
  if (away) {
    throw new CommandError(
      `${away.campaign}: is at ${away.peer || 'its backup'} or on its way there, with the old secret. Bring it back first, or finish that: npm run entrenous -- move ${away.campaign} --from …`,
    )
  }
  const made = await readAnySecret(next)
  return made !== undefined && roots.length > 0 && isOwn(roots, createKeyring(made))
}

function requireGiven({ secret, place }: GivenSecret): string {
  if (secret !== undefined) return secret
  throw new CommandError(
    `ENTRENOUS_SECRET: missing, and there is no ${place}, expected the secret that is to be replaced. Nothing was changed.`,
  )
}

function requireOld(roots: readonly StoredRoot[], keyring: Keyring, { place }: GivenSecret, path: string): void {
  if (isOwn(roots, keyring)) return
  throw new CommandError(
    `${place}: is not the secret that ${path} was made with, expected that one, which is to be replaced. Nothing was changed.`,
  )
}

const storeOf = ({ settings: { photos } }: GivenSecret) =>
  photos.bucket ? createBucketStore(photos.bucket, { now: Date.now }) : createFolderStore(photos.dir)

/** Puts the new secret into the place of the old one, which is kept beside it: the database that was kept hangs on that. */
function takeItsPlace(next: string, file: string): string | null {
  try {
    const kept = existsSync(file) ? keptName(file, 'before') : null
    if (kept !== null) linkOrCopy(file, kept)
    giveToOwner(next, file)
    renameSync(next, file)
    sync(dirname(file))
    return kept
  } catch (cause) {
    throw new CommandError(
      `${next}: is the secret of the database from now on, and could not take the place of ${file} (${inWords(cause)}). Put what is in it there yourself, or into ENTRENOUS_SECRET.`,
      { cause },
    )
  }
}

interface Replaced {
  file: string
  /** Undefined: an earlier run has told it. */
  taken?: TakenOver | undefined
  keptDatabase?: string | null
  keptSecret: string | null
}

function tell({ place, isSetting }: GivenSecret, replaced: Replaced, json: true | undefined): void {
  const { file, taken, keptDatabase, keptSecret } = replaced
  if (json) {
    printJson({ ...replaced, isSetIn: isSetting ? place : null })
    return
  }
  const secret = readablePath(file)
  console.log(`${secret}: a new secret, for its owner alone. Every link, pass and printed code of the old one is dead.`)
  if (taken) {
    console.log(
      `Taken over: every figure, ${taken.links} links and ${taken.members} members by their labels, ${taken.texts} texts and ${taken.photos} photos, sealed anew.`,
    )
    if (taken.unopened > 0) console.log(`As they were, since the old secret did not open them: ${taken.unopened}`)
  }
  const kept = [keptDatabase, keptSecret].filter((each) => each != null).map(readablePath)
  if (kept.length > 0) console.log(`What was there is kept, until you delete it: ${kept.join(', ')}`)
  if (isSetting)
    console.log(`${place}: still has the old one, and goes before the file. Put there what is in ${secret}.`)
  console.log(
    'Next: npm run build, start the server, and hand the new links out: npm run entrenous -- links <slug>\nPut the secret into your password manager.',
  )
}
