import { createHash } from 'node:crypto'
import type { Sharp } from 'sharp'
import { pairOf } from '../fonts/typefaces.ts'
import { inks } from '../looks/colours.ts'
import { kept, type SiteCampaign } from '../sealing/site-campaigns.ts'
import { facesOf } from './faces.ts'
import type { Subject } from './picture.ts'

/** What a look's `preview.ts` exports. */
interface Drawing {
  draw(subject: Subject): Promise<Sharp>
}

/** The largest size: WhatsApp reportedly skips larger ones. */
const MAX_BYTES = 300_000

export interface Preview {
  jpeg: Uint8Array<ArrayBuffer>
  /** Path with a version of the picture: messengers cache what they fetched once. */
  path: string
  /** Alternative text. */
  alt: string
}

const drawn = new WeakMap<SiteCampaign, Promise<Preview>>()

/** Draws the picture that messengers show under a link, once. It tells what the teaser tells, and no figure. */
export function previewOf(campaign: SiteCampaign): Promise<Preview> {
  const preview = drawn.get(campaign) ?? make(campaign)
  drawn.set(campaign, preview)
  return preview
}

async function make(campaign: SiteCampaign): Promise<Preview> {
  const { slug, look, title, brand, locale, cover } = campaign
  const sender = brand === title ? undefined : brand
  const faces = facesOf(pairOf(campaign))
  const facts = { title, brand: sender, locale, ...inks(campaign), faces }
  const ingredients = { kind: 'preview', files: cover ? [cover.image] : [], facts: { look, ...facts } }
  const jpeg = await kept(ingredients, async () => {
    const drawing: Drawing = await import(`../looks/${look}/preview.ts`)
    return encode(await drawing.draw({ ...facts, cover: cover?.image }))
  })
  const version = createHash('sha256').update(jpeg).digest('hex').slice(0, 8)
  return {
    jpeg,
    path: `/${slug}/preview.jpg?v=${version}`,
    alt: cover?.alt ?? [title, sender].filter(Boolean).join(', '),
  }
}

async function encode(picture: Sharp): Promise<Uint8Array<ArrayBuffer>> {
  for (let quality = 90; ; quality -= 10) {
    const jpeg = await picture
      .flatten()
      // mozjpeg's full effort would take four times as long, for a fifth of the size; progressive scans half as long again,
      // for a twenty-fifth, and no messenger shows a part.
      .jpeg({ quality, chromaSubsampling: '4:4:4', quantisationTable: 3 })
      .toBuffer()
    if (jpeg.length <= MAX_BYTES || quality <= 10) return new Uint8Array(jpeg)
  }
}
