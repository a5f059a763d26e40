import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DemoSettings } from '../../campaigns/demo.ts'
import { codeDigest, folderDigest } from './code.ts'
import type { Digests } from './digests.ts'

/** What decides how a site comes out. */
export interface BuildOptions extends DemoSettings {
  siteUrl: string
  secret: string
  /** Absolute paths. */
  campaignsDir: string
  dataDir: string
  distDir: string
}

/** All that a build is made from, as digests. */
export interface Inputs {
  /** Of our code and the packages. */
  code: string
  /** Of each campaign's folder, by its name. */
  folders: Map<string, string>
}

export async function readInputs(
  { campaignsDir }: Pick<BuildOptions, 'campaignsDir'>,
  digests: Digests,
): Promise<Inputs> {
  const entries = await readdir(campaignsDir, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name)).map(({ name }) => name)
  const [code, ...contents] = await Promise.all([
    codeDigest(digests),
    ...names.map((name) => folderDigest(join(campaignsDir, name), digests)),
  ])
  const folders = names.map((name, i) => [join(campaignsDir, name), contents[i] ?? ''] as const)
  return { code, folders: new Map(folders.sort()) }
}
