import sharp from 'sharp'
import { mediumName } from '../../seal/container.ts'
import { blurOf } from '../blur.ts'
import type { Sealed } from './sealed-media.ts'

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

interface Rendition extends Sealed {
  /** In pixels. */
  width: number
}

/** For phones, and for whatever is wider, with two dots a pixel. */
const AVIF_WIDTHS = [800, 1600]
const WEBP_WIDTH = 1200

/** As for covers: half the effort takes a third of the time. */
const AVIF = { effort: 2 }

/** Undefined for drawings and for what moves, which are sealed as they are. */
export async function imageOf(file: string, bytes: Bytes, key: Bytes): Promise<SealedImage | undefined> {
  const { format, pages = 1, autoOrient } = await sharp(bytes).metadata()
  if (format === 'svg' || pages > 1) return undefined
  const rendition = (form: 'avif' | 'webp', most: number): Rendition => {
    const width = Math.min(most, autoOrient.width)
    // By what it is made from: its name stands on the page before it has been made.
    const name = mediumName(new Uint8Array(Buffer.concat([Buffer.from(`${form} ${width}\n`), bytes])), key)
    return { name: `media/${name}`, type: `image/${form}`, width, read: () => encode(file, form, width) }
  }
  const avif = AVIF_WIDTHS.map((width) => rendition('avif', width))
  return {
    blur: await blurOf(file),
    avif: avif.filter(({ width }, i) => width !== avif[i - 1]?.width),
    webp: rendition('webp', WEBP_WIDTH),
  }
}

async function encode(file: string, form: 'avif' | 'webp', width: number): Promise<Bytes> {
  const image = sharp(file).autoOrient().resize({ width })
  return new Uint8Array(await (form === 'avif' ? image.avif(AVIF) : image.webp()).toBuffer())
}
