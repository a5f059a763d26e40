import type { Sharp, SharpOptions } from 'sharp'
import { SIDES } from '../../pieces/gallery/limits.ts'
import { PhotoFault, readImageHeader } from './image-header.ts'
import type { Bytes } from './photo-store.ts'
import { DarkroomFull, type Develop, type Developed } from './photos.ts'

/** Photos decoded at once, each on a thread of libvips: 50 million pixels take 200 MB for a moment. */
const AT_ONCE = 2
/** Those that wait for it; more are told to come back. */
const MOST_WAITING = 40

/** Every warning of a decoder, such as a file that ends early, is a reason not to take it. */
const READING: SharpOptions = { failOn: 'warning', limitInputPixels: 50_000_000, pages: 1, sequentialRead: true }

const WEBP = { full: { quality: 82, effort: 4 }, thumb: { quality: 74, effort: 4 } }

/**
 * Decodes a photo and encodes it anew with sharp: upright, in sRGB, and without anything that was in the file beside the
 * picture. Loads sharp with the first photo.
 */
export function createDevelop(): Develop {
  const turns = createTurns()
  return async (bytes) => {
    readImageHeader(bytes)
    return turns(() => develop(bytes))
  }
}

async function develop(bytes: Bytes): Promise<Developed> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  const upright = () => sharp(bytes, READING).autoOrient()
  try {
    const full = await encode(upright(), 'full')
    const thumb = await encode(upright(), 'thumb')
    return { full: full.data, thumb: thumb.data, width: full.width, height: full.height }
  } catch {
    // What a decoder says quotes the file.
    throw new PhotoFault('expected a whole photo that can be decoded')
  }
}

async function encode(image: Sharp, size: keyof typeof SIDES) {
  const side = SIDES[size]
  const { data, info } = await image
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp(WEBP[size])
    .toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data), width: info.width, height: info.height }
}

/** A semaphore with a bounded queue. */
function createTurns() {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting.length >= MOST_WAITING) throw new DarkroomFull('Too many photos are on their way')
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
