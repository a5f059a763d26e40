import { openPicture } from '../../campaigns/picture.ts'
import { mediumName } from '../../seal/container.ts'
import { blurOf } from '../blur.ts'
import { type Form, fittingWidth } from '../pictures/encode.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** An image in the forms that browsers choose from. What the camera wrote into it (place, owner, number) is in none. */
export interface SealedImage {
  /** A few coloured pixels, as a data URI. */
  blur: string
  /** Narrowest first. */
  avif: Rendition[]
  /** For browsers that cannot show the others. */
  webp: Rendition
}

interface Rendition extends Form {
  /** Of its container: `/<slug>/sealed/<name>.bin`. */
  name: string
}

/** For phones, and for whatever is wider, with two dots a pixel. */
const AVIF_WIDTHS = [800, 1600]
const WEBP_WIDTH = 1200

/** Whether the pages of a format are the frames of a moving picture: those of a TIFF or a HEIC are pictures beside it. */
const moves = (format: string | undefined) => format === 'gif' || format === 'webp'

/** Undefined for drawings and for what moves, which are sealed as they are. */
export async function imageOf(file: string, bytes: Bytes, key: Bytes): Promise<SealedImage | undefined> {
  const { format, pages = 1, autoOrient } = await (await openPicture(bytes)).metadata()
  if (format === 'svg' || (pages > 1 && moves(format))) return undefined
  const rendition = (format: Form['format'], most: number): Rendition => {
    const width = fittingWidth(most, autoOrient)
    // By what it is made from: its name stands on the page before it has been made.
    const name = mediumName(new Uint8Array(Buffer.concat([Buffer.from(`${format} ${width}\n`), bytes])), key)
    return { name: `media/${name}`, format, width }
  }
  const avif = AVIF_WIDTHS.map((width) => rendition('avif', width))
  return {
    blur: await blurOf(file),
    avif: avif.filter(({ width }, i) => width !== avif[i - 1]?.width),
    webp: rendition('webp', WEBP_WIDTH),
  }
}
