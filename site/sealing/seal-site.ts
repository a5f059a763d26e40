import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { MANIFEST_FILE, toManifest } from '../../campaigns/manifest.ts'
import { editionsOf, textsOf } from '../../campaigns/translation.ts'
import { sealDeterministically } from '../../seal/container.ts'
import type { Keyring } from '../../seal/secret.ts'
import type { SecretCampaign, SecretMedium, SecretPiece } from './leaks/secrets.ts'
import { readSealedMedia } from './sealed-media.ts'
import type { SiteCampaign, SitePiece } from './site-campaigns.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** CONTENT IS SEALED HERE: replaces the rendered pieces of a built site by containers, and adds media and manifest. */
export async function sealSite(
  folder: string,
  campaigns: readonly SiteCampaign[],
  keyring: Keyring,
): Promise<SecretCampaign[]> {
  const manifest = new TextEncoder().encode(JSON.stringify(toManifest(campaigns)))
  await writeFile(join(folder, MANIFEST_FILE), await sealDeterministically(manifest, keyring.manifest(), 'manifest'))
  const secrets: SecretCampaign[] = []
  for (const campaign of campaigns) {
    const pieces: SecretPiece[] = []
    for (const piece of textsOf(campaign)) {
      pieces.push(await sealPiece(join(folder, campaign.slug, 'sealed'), campaign, piece, keyring))
    }
    secrets.push({
      slug: campaign.slug,
      folder: campaign.folder,
      labels: editionsOf(campaign).flatMap(labelsOf),
      pieces,
    })
  }
  return secrets
}

/** Returns what must be in no file from now on. */
async function sealPiece(folder: string, campaign: SiteCampaign, piece: SitePiece, keyring: Keyring) {
  const key = keyring.content(campaign.slug, piece.id)
  const partial = join(folder, piece.name, 'index.html')
  const html = new Uint8Array(await readFile(partial))
  await writeFile(join(folder, `${piece.name}.bin`), await sealDeterministically(html, key, piece.id))
  await rm(dirname(partial), { recursive: true })
  const secret: SecretPiece = {
    id: piece.id,
    title: piece.title,
    file: piece.file,
    markdown: await readFile(piece.file, 'utf8'),
    html: new TextDecoder().decode(html),
    media: await sealMedia(folder, campaign, piece, key),
  }
  return secret
}

async function sealMedia(folder: string, campaign: SiteCampaign, piece: SitePiece, key: Bytes) {
  const secrets: SecretMedium[] = []
  for (const { file, name } of (await readSealedMedia(campaign.folder, piece, key)).values()) {
    const bytes = new Uint8Array(await readFile(file))
    const container = join(folder, `${name}.bin`)
    await mkdir(dirname(container), { recursive: true })
    await writeFile(container, await sealDeterministically(bytes, key, piece.id))
    // What is public stays so where a piece shows it.
    if (file !== campaign.cover?.image && file !== campaign.logo) secrets.push({ file, bytes })
  }
  return secrets
}

function labelsOf({ title, brand, pieces, cover }: SiteCampaign): string[] {
  return [title, brand, ...pieces.map((piece) => piece.title), ...(cover ? [cover.alt] : [])]
}
