import sharp from 'sharp'
import { openPicture } from '../../campaigns/picture.ts'

type Bytes = Uint8Array<ArrayBuffer>

export interface Form {
  format: 'avif' | 'webp'
  /** In pixels; the height follows. */
  width: number
}

/** A quarter of the usual efforts takes a fifth of the time, and gives files a few per cent larger. */
const AVIF_EFFORT = 1
const WEBP_EFFORT = 2

/** What decides how a form of a picture comes out, besides the picture: a new version makes all of them anew. */
export const ENCODER = JSON.stringify({ avif: AVIF_EFFORT, webp: WEBP_EFFORT, ...sharp.versions })

/** Higher than any of the formats goes (WebP 16,383 pixels, AVIF 16,384). */
const HIGHEST = 16_383

/** The widest that a picture can be shown, at most so many pixels: never larger than it is, nor higher than its format goes. */
export function fittingWidth(most: number, { width, height }: { width: number; height: number }): number {
  return Math.max(1, Math.min(most, width, Math.floor((HIGHEST * width) / height)))
}

/** A picture upright, in one form, without what the camera wrote into it. */
export async function encode(picture: string | Bytes, { format, width }: Form): Promise<Bytes> {
  const image = (await openPicture(picture))
    .autoOrient()
    .resize({ width, height: HIGHEST, fit: 'inside', withoutEnlargement: true })
  const encoded = format === 'avif' ? image.avif({ effort: AVIF_EFFORT }) : image.webp({ effort: WEBP_EFFORT })
  return new Uint8Array(await encoded.toBuffer())
}
