import sharp from 'sharp'
import { openPicture } from '../../campaigns/picture.ts'

type Bytes = Uint8Array<ArrayBuffer>

export interface Form {
  format: 'avif' | 'webp'
  /** In pixels; the height follows. */
  width: number
}

/** A quarter of the usual effort takes a fifth of the time, and gives files a few per cent larger. */
const AVIF_EFFORT = 1
const WEBP_EFFORT = 2

/** Everything that a picture's form depends on, besides the picture: a new version makes all of them anew. */
export const ENCODER = JSON.stringify({ avif: AVIF_EFFORT, webp: WEBP_EFFORT, ...sharp.versions })

/** The largest height of a picture (WebP 16,383 pixels, AVIF 16,384). */
const HIGHEST = 16_383

/** The width of a picture, at most `most` pixels: never larger than the original, nor higher than its format allows. */
export function fittingWidth(most: number, { width, height }: { width: number; height: number }): number {
  return Math.max(1, Math.min(most, width, Math.floor((HIGHEST * width) / height)))
}

/** Encodes a picture in one form: upright, without the camera's metadata. */
export async function encode(picture: string | Bytes, { format, width }: Form): Promise<Bytes> {
  const image = (await openPicture(picture))
    .autoOrient()
    .resize({ width, height: HIGHEST, fit: 'inside', withoutEnlargement: true })
  const encoded = format === 'avif' ? image.avif({ effort: AVIF_EFFORT }) : image.webp({ effort: WEBP_EFFORT })
  return new Uint8Array(await encoded.toBuffer())
}
