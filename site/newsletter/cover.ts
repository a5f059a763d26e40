import { createHash } from 'node:crypto'
import type { Campaign } from '../../campaigns/campaign.ts'
import { openPicture } from '../../campaigns/picture.ts'
import { kept } from '../sealing/site-campaigns.ts'

/** Two dots a pixel of the widest column. */
const WIDTH = 1200
/** Higher than this share of its width, a cover would push the title out of sight. */
const HIGHEST = 0.8

/** A picture that the site hosts and a mail shows. */
export interface MailPicture {
  jpeg: Uint8Array<ArrayBuffer>
  /** Path on the site, with a version of the picture: Gmail keeps what it fetched once. */
  path: string
  width: number
  height: number
  alt: string
}

/** The cover for mails: a JPEG, since Outlook shows neither WebP nor AVIF. */
export async function mailCoverOf({ slug, cover }: Pick<Campaign, 'slug' | 'cover'>): Promise<MailPicture | undefined> {
  if (!cover) return undefined
  const { image, focus, alt } = cover
  const size = sizeOf((await (await openPicture(image)).metadata()).autoOrient, focus)
  const jpeg = await kept({ kind: 'letter-cover', files: [image], facts: size }, async () => {
    const { area, width } = size
    const cut = (await openPicture(image)).autoOrient().extract(area).resize({ width }).flatten()
    return new Uint8Array(await cut.jpeg({ quality: 78, mozjpeg: true }).toBuffer())
  })
  const version = createHash('sha256').update(jpeg).digest('hex').slice(0, 8)
  return { jpeg, path: `/${slug}/letter.jpg?v=${version}`, width: size.width, height: size.height, alt }
}

/** The part that is shown, around the focus, and how large. */
function sizeOf({ width, height }: { width: number; height: number }, [, down]: readonly [number, number]) {
  const shown = Math.min(height, Math.round(width * HIGHEST))
  const top = Math.round((height - shown) * (down / 100))
  const scaled = Math.min(WIDTH, width)
  return {
    area: { left: 0, top, width, height: shown },
    width: scaled,
    height: Math.max(1, Math.round((shown * scaled) / width)),
  }
}
