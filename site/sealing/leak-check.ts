import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { createCodeDetector } from './leaks/codes.ts'
import { createKeyDetector } from './leaks/keys.ts'
import { layersOf } from './leaks/layers.ts'
import { createMediaDetector } from './leaks/media.ts'
import { createNameCheck } from './leaks/names.ts'
import { createPictureDetector } from './leaks/pictures.ts'
import type { Finding, Secrets } from './leaks/secrets.ts'
import { createTextDetector } from './leaks/text.ts'
import { createTokenDetector } from './leaks/tokens.ts'

const DETECTORS = [createTextDetector, createCodeDetector, createMediaDetector, createKeyDetector, createTokenDetector]

/** A secret in a file of the site. */
export interface Leak extends Finding {
  /** Path below the folder that was checked, with slashes. */
  file: string
}

/** The site would publish a secret. Its message names every file, what is in it and how to mend it. */
export class LeakError extends Error {
  override name = 'LeakError'

  /** @param target the folder that the site was meant for */
  constructor(leaks: readonly Leak[], target: string) {
    const lines = leaks.map(
      ({ file, what, mend }) => `${relative(process.cwd(), join(target, file))}: ${what}. ${mend}`,
    )
    super(`The site would publish what is sealed. Nothing was put in place.\n${lines.join('\n')}`)
  }
}

/** Reads every byte below a folder and finds what of the secrets is in it, however encoded. */
export async function findLeaks(folder: string, secrets: Secrets): Promise<Leak[]> {
  const detectors = DETECTORS.map((create) => create(secrets))
  const findPictures = createPictureDetector(secrets)
  const checkName = createNameCheck(secrets)
  const found: { file: string; findings: Finding[]; pictures: Promise<Finding[]>[] }[] = []
  for (const path of await filesBelow(folder)) {
    const file = relative(folder, path).split(sep).join('/')
    const findings = checkName(file)
    const pictures: Promise<Finding[]>[] = []
    for (const layer of layersOf(await readFile(path))) {
      // Other threads look at pictures, while this one goes on.
      pictures.push(findPictures(layer.bytes))
      findings.push(...detectors.flatMap((detect) => detect(layer)))
    }
    found.push({ file, findings, pictures })
  }
  const leaks = found.map(async ({ file, findings, pictures }) => {
    const all = unique([...findings, ...(await Promise.all(pictures)).flat()])
    return all.map((finding): Leak => ({ file, ...finding }))
  })
  return (await Promise.all(leaks)).flat()
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => !entry.isDirectory())
  return files.map((entry) => join(entry.parentPath, entry.name)).sort()
}

/** The same secret is often found in several layers of one file. */
function unique(findings: Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [finding.what, finding])).values()]
}
