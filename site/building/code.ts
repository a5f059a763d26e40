import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { entriesBelow } from '../../campaigns/folder.ts'
import { type Digests, digestOf } from './digests.ts'

/** Absolute path of the project. */
export const ROOT = resolve(import.meta.dirname, '../..')

/** Folders of our code that a site depends on, and the files that name the packages. */
const OURS = ['site', 'seal', 'pieces', 'campaigns']
const FILES = ['cli/build.ts', 'package-lock.json']

/** Digest of everything but campaigns that a site depends on: our code, the packages, Node and the kind of machine. */
export async function codeDigest(digests: Digests): Promise<string> {
  const found = await Promise.all(OURS.map(filesOf))
  const files = [...found.flat(), ...FILES.map((file) => join(ROOT, file))].sort()
  const parts = await Promise.all(files.map(async (file) => [file.slice(ROOT.length), await digests.of(file)]))
  return digestOf(ROOT, process.version, process.platform, process.arch, ...parts.flat())
}

/** Files of a folder; of `campaigns/` only its own, since the campaigns are folders. */
async function filesOf(name: string): Promise<string[]> {
  const isRecursive = name !== 'campaigns'
  const entries = await readdir(join(ROOT, name), { recursive: isRecursive, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Digest of a campaign's folder. What cannot be read, or never to its end, is left for the check to report. */
export async function folderDigest(folder: string, digests: Digests): Promise<string> {
  const entries = await entriesBelow(folder).catch(() => [])
  const parts = entries.map(async ({ path, fault }) => {
    return [path, fault ?? (await digests.of(join(folder, path)).catch(() => ''))]
  })
  return digestOf(...(await Promise.all(parts)).flat())
}
