import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MANIFEST_FILE } from '../../campaigns/manifest.ts'
import { readHeader, unseal } from '../../seal/envelope.ts'
import type { Keyring } from '../../seal/secret.ts'
import { findLeaks, type Leak } from '../sealing/leak-check.ts'
import type { SecretCampaign } from '../sealing/leaks/secrets.ts'
import { ownText } from '../sealing/own-text.ts'
import { type CampaignSecrets, digestsOf, readSecrets } from '../sealing/secrets-of.ts'
import type { Stage } from './stage.ts'
import { isTwin } from './twins.ts'

export interface Check {
  stage: Stage
  keyring: Keyring
  secret: string
  campaigns: readonly CampaignSecrets[]
  /** Paths of files that belong to no campaign. */
  common: readonly string[]
  /**
   * Slugs and paths of campaigns that stay as they were last built. What they seal passed the check then, in their own
   * files and in all unchanged ones. Now only containers are left of it, and these do not tell that a sealed picture is a
   * cover as well.
   */
  held: ReadonlySet<string>
  /** Result of an earlier build with the same code: none of these secrets is in these contents. */
  cleared: { contents: ReadonlySet<string>; secrets: ReadonlySet<string> }
}

interface Checked {
  leaks: Leak[]
  /** Digests of the secrets that were searched for. */
  secrets: string[]
}

/**
 * Searches every file of a site for every secret, without repeating earlier searches: new files are searched for
 * everything, others for new secrets. Of a text and its compressed twins the text alone is. A container that decrypts is not searched: its authentication tags prove that it is
 * ciphertext from the first record to the last.
 */
export async function checkStage({
  stage,
  keyring,
  secret,
  campaigns,
  common,
  held,
  cleared,
}: Check): Promise<Checked> {
  const digest = digestsOf(campaigns)
  const secretDigests = campaigns.flatMap(({ pieces }) =>
    pieces.flatMap(({ text, media }) => [text.digest, ...media.map(({ content }) => content.digest)]),
  )
  const keyed = JSON.stringify(campaigns.map(({ slug, pieces }) => [slug, pieces.map(({ id, epoch }) => [id, epoch])]))
  const secrets = [...new Set([...secretDigests, keyed].map(digest))]
  const isNew = (each: string) => !cleared.secrets.has(digest(each))
  const isCleared = (path: string) => cleared.contents.has(stage.files.get(path) ?? '')
  const keyOf = containerKeys(campaigns, keyring)
  const [fresh, known]: [string[], string[]] = [[], []]
  for (const path of [...stage.files.keys()]) {
    // We made it of a text that is searched itself, and it says nothing else.
    if (isTwin(path, stage.files)) continue
    if (keyOf(path) === undefined) (isCleared(path) ? known : fresh).push(path)
    else if (!isCleared(path) && !(await unseals(join(stage.folder, path), keyOf(path)))) fresh.push(path)
  }
  let own: string[] | undefined
  const find = async (files: readonly string[], isWanted: (each: string) => boolean) => {
    if (files.length === 0 || ![...secretDigests, keyed].some(isWanted)) return []
    const read = await readSecrets(campaigns, isWanted)
    own ??= await ownText(common.map((path) => join(stage.folder, path)))
    const secrets = { campaigns: read, own, ownPaths: new Set(common), ...(isWanted(keyed) && { secret }) }
    const isAsItWas = (file: string) => held.has(file) || isCleared(file)
    const [others, asTheyWere] = [files.filter((file) => !isAsItWas(file)), files.filter(isAsItWas)]
    const unheld = { ...secrets, campaigns: read.map((each) => (held.has(each.slug) ? withoutContents(each) : each)) }
    // To make ready for one takes a third of a second with a hundred campaigns.
    const search = async (paths: string[], wanted: typeof secrets) =>
      paths.length > 0 ? findLeaks(stage.folder, wanted, { paths: paths.toSorted(), digests: stage.files }) : []
    return [...(await search(others, secrets)), ...(await search(asTheyWere, unheld))]
  }
  return { leaks: [...(await find(fresh, () => true)), ...(await find(known, isNew))], secrets }
}

/** A campaign without its contents: its keys and names are still searched for. */
function withoutContents({ pieces, ...campaign }: SecretCampaign): SecretCampaign {
  return { ...campaign, pieces: pieces.map((piece) => ({ ...piece, markdown: '', html: '', media: [] })) }
}

interface Keyed {
  slug: string
  pieces: readonly { id: string; epoch: string }[]
}

/** Finds the key of the piece that a container's header names; undefined without one. */
type KeyOf = (id: string) => Uint8Array<ArrayBuffer> | undefined

/** Finds the keys for a path where a container belongs, by the piece that its header names. */
export function containerKeys(campaigns: readonly Keyed[], keyring: Keyring): (path: string) => KeyOf | undefined {
  const bySlug = new Map(
    campaigns.map(({ slug, pieces }) => [slug, new Map(pieces.map(({ id, epoch }) => [id, epoch]))]),
  )
  return (path) => {
    if (path === MANIFEST_FILE) return () => keyring.manifest()
    const [, slug = ''] = /^([^/]+)\/sealed\/.+\.bin$/.exec(path) ?? []
    if (!slug) return undefined
    return (id) => {
      const epoch = bySlug.get(slug)?.get(id)
      return epoch === undefined ? undefined : keyring.content(slug, id, epoch)
    }
  }
}

export async function unseals(file: string, keyOf: KeyOf | undefined): Promise<boolean> {
  try {
    const container = new Uint8Array(await readFile(file))
    const key = keyOf?.(readHeader(container).keyId)
    if (!key) return false
    await unseal(container, key)
    return true
  } catch {
    // Damaged, of another key, or no container: treated like any other file.
    return false
  }
}
