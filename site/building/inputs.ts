import type { DemoSettings } from '../../campaigns/demo.ts'
import { campaignFolders } from '../../campaigns/folder.ts'
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
  const folders = await campaignFolders(campaignsDir).catch(() => [])
  const [code, ...contents] = await Promise.all([
    codeDigest(digests),
    ...folders.map(({ path, fault }) => (fault ? '' : folderDigest(path, digests))),
  ])
  return { code, folders: new Map(folders.map(({ path }, i) => [path, contents[i] ?? ''])) }
}
