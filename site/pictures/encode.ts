import sharp from 'sharp'

type Bytes = Uint8Array<ArrayBuffer>

export interface Form {
  format: 'avif' | 'webp'
  /** In pixels; the height follows. */
  width: number
}

/** Half the effort takes a third of the time, and gives files a few per cent larger. */
const AVIF_EFFORT = 2

/** What decides how a form of a picture comes out, besides the picture: a new version makes all of them anew. */
export const ENCODER = JSON.stringify({ effort: AVIF_EFFORT, ...sharp.versions })

/** A picture upright, in one form, without what the camera wrote into it. */
export async function encode(picture: string | Bytes, { format, width }: Form): Promise<Bytes> {
  const image = sharp(picture).autoOrient().resize({ width, withoutEnlargement: true })
  return new Uint8Array(await (format === 'avif' ? image.avif({ effort: AVIF_EFFORT }) : image.webp()).toBuffer())
}
