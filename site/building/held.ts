import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type CampaignManifest, MANIFEST_FILE, parseManifest } from '../../campaigns/manifest.ts'
import { unseal } from '../../seal/envelope.ts'
import type { Keyring } from '../../seal/secret.ts'
import type { BuildRecord } from './record.ts'
import type { LastSite } from './stage.ts'

/** A campaign as it stands in the last site. */
export interface LastCampaign {
  entry: CampaignManifest
  /** Its files, by path. */
  files: string[]
  /** Digests of its public pictures. */
  publicDigests: string[]
}

/** Finds campaigns in the last site by their folders. */
export async function lastCampaigns(last: LastSite, keyring: Keyring, record: BuildRecord | undefined) {
  const entries = await readEntries(last.folder, keyring)
  return (folder: string): LastCampaign | undefined => {
    const recorded = record?.campaigns.find((each) => each.folder === folder)
    const slug = recorded?.slug ?? basename(folder)
    const entry = entries.find((each) => each.slug === slug)
    // Without a record it is unknown which of the shared files the campaign needs.
    const files =
      recorded?.files ??
      [...last.files.keys()].filter((path) => path.startsWith(`${slug}/`) || path.startsWith('assets/'))
    const isWhole = files.length > 0 && files.every((path) => last.files.has(path))
    return entry && isWhole ? { entry, files, publicDigests: recorded?.publicDigests ?? [] } : undefined
  }
}

/** The campaigns of a manifest; none for a site of another secret or version. */
async function readEntries(folder: string, keyring: Keyring): Promise<CampaignManifest[]> {
  try {
    const sealed = new Uint8Array(await readFile(join(folder, MANIFEST_FILE)))
    return parseManifest(new TextDecoder().decode(await unseal(sealed, keyring.manifest()))).campaigns
  } catch {
    return []
  }
}
