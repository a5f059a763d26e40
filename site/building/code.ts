import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { filesBelow } from '../../campaigns/folder.ts'
import { type Digests, digestOf } from './digests.ts'

/** Absolute path of the project. */
export const ROOT = resolve(import.meta.dirname, '../..')

/** Folders and files of ours that a site is made by, and what says which packages. */
const OURS = ['site', 'seal', 'pieces', 'campaigns']
const FILES = ['cli/build.ts', 'package-lock.json']

/** Everything but the campaigns that decides how a site comes out: our code, the packages, Node and the machine's kind. */
export async function codeDigest(digests: Digests): Promise<string> {
  const found = await Promise.all(OURS.map(filesOf))
  const files = [...found.flat(), ...FILES.map((file) => join(ROOT, file))].sort()
  const parts = await Promise.all(files.map(async (file) => [file.slice(ROOT.length), await digests.of(file)]))
  return digestOf(ROOT, process.version, process.platform, process.arch, ...parts.flat())
}

/** In `campaigns/`, only the contract: the campaigns themselves are folders. */
async function filesOf(name: string): Promise<string[]> {
  const isRecursive = name !== 'campaigns'
  const entries = await readdir(join(ROOT, name), { recursive: isRecursive, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Every file of a campaign's folder, as one digest. What cannot be read is for the check to say. */
export async function folderDigest(folder: string, digests: Digests): Promise<string> {
  const paths = await filesBelow(folder).catch(() => [])
  const parts = paths.map(async (path) => [path, await digests.of(join(folder, path)).catch(() => '')])
  return digestOf(...(await Promise.all(parts)).flat())
}
