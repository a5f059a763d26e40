import type { DemoSettings } from '../../campaigns/demo.ts'
import { campaignFolders } from '../../campaigns/folder.ts'
import { codeDigest, folderDigest } from './code.ts'
import type { Digests } from './digests.ts'

/** The options of a build. */
export interface BuildOptions extends DemoSettings {
  siteUrl: string
  secret: string
  /** Absolute paths. */
  campaignsDir: string
  dataDir: string
  distDir: string
}

/** Digests of everything that a build depends on. */
export interface Inputs {
  /** Digest of our code and the packages. */
  code: string
  /** Digests of the campaigns' folders, by name. */
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
