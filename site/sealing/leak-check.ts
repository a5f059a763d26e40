import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { digestOf } from '../building/digests.ts'
import { filesBelow } from '../building/stage.ts'
import { createAddressDetector } from './leaks/addresses.ts'
import { findFilms } from './leaks/boxes.ts'
import { createCodeDetector } from './leaks/codes.ts'
import { layerOf, wrappedIn } from './leaks/layers.ts'
import { createMediaDetector } from './leaks/media.ts'
import { createNameCheck } from './leaks/names.ts'
import { createPictureDetector } from './leaks/pictures.ts'
import { createKeyDetector } from './leaks/secret-keys.ts'
import type { Detector, Finding, Secrets } from './leaks/secrets.ts'
import { createTextDetector } from './leaks/text.ts'
import { createTokenDetector } from './leaks/tokens.ts'

/** A secret in a file of the site. */
export interface Leak extends Finding {
  /** Path below the folder that was checked, with slashes. */
  file: string
}

/** The site would publish a secret. The message names every file, the secret in it and the mend. */
export class LeakError extends Error {
  override name = 'LeakError'

  /** @param target the folder that the site was meant for */
  constructor(leaks: readonly Leak[], target: string) {
    super(`The site would publish what is sealed:\n${formatLeaks(leaks, target)}`)
  }
}

/** Formats leaks, a line each, with the path that the file would have had in the target folder. */
export function formatLeaks(leaks: readonly Leak[], target: string): string {
  return leaks
    .map(({ file, what, mend }) => `${relative(process.cwd(), join(target, file))}: ${what}. ${mend}`)
    .join('\n')
}

/** Some files of a folder. */
interface Files {
  paths: readonly string[]
  /** Digests of their contents, by path: of equal files, only the first is read. */
  digests: ReadonlyMap<string, string>
}

/** Searches every byte of a folder's files, or of some of them, for the secrets, however encoded. */
export async function findLeaks(folder: string, secrets: Secrets, files?: Files): Promise<Leak[]> {
  const find = finderOf(secrets)
  const checkName = createNameCheck(secrets)
  const found: { file: string; findings: Promise<Finding[]> }[] = []
  const read = new Map<string, Promise<Finding[]>>()
  for (const file of files?.paths ?? (await filesBelow(folder))) {
    const digest = files?.digests.get(file)
    const known = digest === undefined ? undefined : read.get(digest)
    const findings = known ?? find(await readFile(join(folder, file)), 0)
    if (digest !== undefined) read.set(digest, findings)
    found.push({ file, findings })
  }
  const leaks = found.map(async ({ file, findings }) => {
    const all = unique([...checkName(file), ...(await findings)])
    return all.map((finding): Leak => ({ file, ...finding }))
  })
  return (await Promise.all(leaks)).flat()
}

/**
 * Makes a search for secrets in bytes and in everything that decodes from them. Equal contents are searched once: campaigns
 * of one look share stylesheets, and texts have compressed twins.
 */
function finderOf(secrets: Secrets): (bytes: Uint8Array, depth: number) => Promise<Finding[]> {
  const detectors = detectorsFor(secrets)
  const findPictures = createPictureDetector(secrets)
  /** By digest of the content, with the smallest depth at which it was met: the smaller, the more was decoded from it. */
  const known = new Map<string, { depth: number; findings: Promise<Finding[]> }>()
  const find = (bytes: Uint8Array, depth: number): Promise<Finding[]> => {
    const digest = digestOf(bytes)
    const before = known.get(digest)
    if (before && before.depth <= depth) return before.findings
    const layer = layerOf(bytes)
    // Pictures are compared on other threads meanwhile.
    const found: Promise<Finding[]>[] = [findPictures(bytes)]
    const inLayer = detectors.flatMap((detect) => detect(layer))
    for (const [inner, innerDepth] of wrappedIn(layer, depth)) found.push(find(inner, innerDepth))
    const findings = Promise.all(found).then((lists) => [...inLayer, ...lists.flat()])
    known.set(digest, { depth, findings })
    return findings
  }
  return find
}

function detectorsFor(secrets: Secrets): Detector[] {
  const { secret, campaigns } = secrets
  const creators = [createTextDetector, createCodeDetector, createAddressDetector, createMediaDetector]
  const ofCampaigns = creators.map((create) => create(secrets))
  const ofContents = [findFilms, ...ofCampaigns]
  if (secret === undefined) return ofContents
  return [...ofContents, ...[createKeyDetector, createTokenDetector].map((create) => create({ secret, campaigns }))]
}

/** The same secret is often found in several layers of one file. */
function unique(findings: Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [finding.what, finding])).values()]
}
