import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { MANIFEST_FILE, toManifest } from '../../campaigns/manifest.ts'
import { editionsOf, textsOf } from '../../campaigns/translation.ts'
import { sealDeterministically } from '../../seal/container.ts'
import { open } from '../../seal/envelope.ts'
import type { Keyring } from '../../seal/secret.ts'
import type { SecretCampaign, SecretMedium, SecretPiece } from './leaks/secrets.ts'
import { formsOf, readSealedMedia } from './sealed-media.ts'
import type { SiteCampaign, SitePiece } from './site-campaigns.ts'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * CONTENT IS SEALED HERE: replaces the rendered pieces of a built site by containers, and adds media and manifest.
 *
 * @param last the site that was built before, if any: images are taken over from it, since encoding them takes long
 */
export async function sealSite(
  folder: string,
  last: string,
  campaigns: readonly SiteCampaign[],
  keyring: Keyring,
): Promise<SecretCampaign[]> {
  const manifest = new TextEncoder().encode(JSON.stringify(toManifest(campaigns)))
  await writeFile(join(folder, MANIFEST_FILE), await sealDeterministically(manifest, keyring.manifest(), 'manifest'))
  const secrets: SecretCampaign[] = []
  for (const campaign of campaigns) {
    const pieces: SecretPiece[] = []
    for (const piece of textsOf(campaign)) {
      const key = keyring.content(campaign.slug, piece.id, piece.epoch)
      const place = join(campaign.slug, 'sealed')
      pieces.push(await sealPiece(join(folder, place), join(last, place), campaign, piece, key))
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
async function sealPiece(
  folder: string,
  last: string,
  campaign: SiteCampaign,
  piece: SitePiece,
  key: Bytes,
): Promise<SecretPiece> {
  const { id, epoch, title, file, name } = piece
  const write = async (name: string, plaintext: Bytes) => {
    const container = join(folder, `${name}.bin`)
    await mkdir(dirname(container), { recursive: true })
    await writeFile(container, await sealDeterministically(plaintext, key, id))
  }
  const partial = join(folder, name, 'index.html')
  const html = await readFile(partial, 'utf8')
  await write(name, new TextEncoder().encode(html))
  await rm(dirname(partial), { recursive: true })
  const media: SecretMedium[] = []
  for (const medium of (await readSealedMedia(campaign.folder, piece, key)).values()) {
    const original = await medium.read()
    const secrets = new Set([original])
    for (const form of formsOf(medium).filter(({ name }) => html.includes(name))) {
      const made = form === medium ? original : await openLast(join(last, `${form.name}.bin`), key)
      const bytes = made ?? (await form.read())
      await write(form.name, bytes)
      secrets.add(bytes)
    }
    // What is public stays so where a piece shows it.
    if (medium.file === campaign.cover?.image || medium.file === campaign.logo) continue
    media.push(...[...secrets].map((bytes) => ({ file: medium.file, bytes })))
  }
  return { id, epoch, title, file, markdown: await readFile(file, 'utf8'), html, media }
}

/** Undefined when it is not there, or not whole. */
async function openLast(container: string, key: Bytes): Promise<Bytes | undefined> {
  try {
    return await open(new Uint8Array(await readFile(container)), key)
  } catch {
    return undefined
  }
}

function labelsOf({ title, brand, pieces, cover }: SiteCampaign): string[] {
  return [title, brand, ...pieces.map((piece) => piece.title), ...(cover ? [cover.alt] : [])]
}
