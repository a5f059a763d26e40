import { readFile } from 'node:fs/promises'
import type { Root } from '../../campaigns/campaign.ts'
import { editionsOf } from '../../campaigns/translation.ts'
import { pieceName } from '../../seal/container.ts'
import { type Keyring, keyedName } from '../../seal/secret.ts'
import { digestOf } from '../building/digests.ts'
import { ENCODER, encode } from '../pictures/encode.ts'
import { borrowSite, type SiteCampaign, type SiteRoot } from './site-campaigns.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** What the page reads of an ambassador's introduction, in each language of the campaign. */
interface SealedIntroduction {
  texts: Record<string, { words?: string; alt?: string }>
  /** WebP, base64. */
  photo?: string
}

/** Shown as wide as a thumb: two dots a pixel, and three on few phones. */
const PHOTO_WIDTH = 360

/**
 * What an introduction is sealed as: like a piece, with a content key of its own. The id of a piece has no dot, so that no
 * piece has this one; it does not tell the label.
 */
export function sealedRoot({ slug, epoch }: { slug: string; epoch: number }, root: Root, keyring: Keyring): SiteRoot {
  if (!root.introduction) return root
  const id = `introduction.${keyedName(keyring.root(slug), `introduction ${root.label.normalize('NFC')}`)}`
  const of = `${epoch}.0`
  return { ...root, sealedAs: { id, epoch: of, name: pieceName(keyring.content(slug, id, of)) } }
}

interface IntroductionSource {
  sealedAs: NonNullable<SiteRoot['sealedAs']>
  /** Of the ambassador in each language of the campaign, by locale. */
  editions: Map<string, NonNullable<Root['introduction']>>
  /** Absolute path. */
  photo: string | undefined
}

/** The introductions of a campaign. */
export function introductionsOf(campaign: SiteCampaign): IntroductionSource[] {
  return campaign.roots.flatMap(({ label, sealedAs, introduction }) => {
    if (!sealedAs || !introduction) return []
    const editions = editionsOf(campaign).flatMap(({ locale, roots }) => {
      const own = roots.find((root) => root.label === label)?.introduction
      return own ? [[locale, own] as const] : []
    })
    return [{ sealedAs, editions: new Map(editions), photo: introduction.photo?.image }]
  })
}

/** The plaintext of an introduction's container. */
export async function introductionBytes({ editions, photo }: IntroductionSource): Promise<Bytes> {
  const texts = [...editions].map(([locale, { words, photo: shown }]) => {
    return [locale, { ...(words !== undefined && { words }), ...(shown && { alt: shown.alt }) }] as const
  })
  const introduction: SealedIntroduction = {
    texts: Object.fromEntries(texts),
    ...(photo && { photo: Buffer.from(await photoBytes(photo)).toString('base64') }),
  }
  return new TextEncoder().encode(JSON.stringify(introduction))
}

async function photoBytes(photo: string): Promise<Bytes> {
  const { cache, digests } = borrowSite()
  const inputs = ['introduction', await digests.of(photo), String(PHOTO_WIDTH), ENCODER]
  return cache.made(inputs, () => encode(photo, { format: 'webp', width: PHOTO_WIDTH }))
}

/** What no public file may hold of an introduction: every text of it, and its photo as it is and as it is shown. */
export async function introductionSecrets(source: IntroductionSource) {
  const { editions, photo } = source
  const texts = [...editions.values()].flatMap(({ words, photo: shown }) => [words, shown?.alt].filter((text) => text))
  const text = texts.join('\n\n')
  const { digests } = borrowSite()
  const own = photo && (await digests.of(photo))
  return {
    text: { digest: digestOf('introduction', text), read: async () => ({ markdown: text, html: '' }) },
    photo:
      photo && own
        ? {
            file: photo,
            own,
            content: {
              digest: digestOf('introduction', own),
              read: async () => [new Uint8Array(await readFile(photo)), await photoBytes(photo)],
            },
          }
        : undefined,
  }
}
