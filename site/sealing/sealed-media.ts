import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import type { Piece } from '../../campaigns/load.ts'
import { type MediaKind, mediaKind, mediaType } from '../../campaigns/media.ts'
import { mediumName, pieceName } from '../../seal/container.ts'
import { imageOf, type SealedImage } from './sealed-image.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** What one container holds. */
export interface Sealed {
  /** Its container: `/<slug>/sealed/<name>.bin`. In a folder of their own, media can be cached for ever. */
  name: string
  type: string
  read(): Promise<Bytes>
}

/** One medium of a piece, and what its placeholder says of it. Itself, it is sealed as it is. */
export interface SealedMedium extends Sealed {
  /** Absolute path. */
  file: string
  kind: MediaKind
  /** What a fan who downloads it gets; stands in sealed HTML only. */
  fileName: string
  /** Upright, in pixels; of images that say it. */
  size?: { width: number; height: number }
  /** How it is shown, if not as it is. */
  image?: SealedImage
}

/** A name is a MAC of the whole file: in development, a clip of 50 MB is not read again for every request. */
const known = new Map<string, { stamp: string; medium: SealedMedium }>()

/** The media of a piece by their path below the campaign's folder. */
export async function readSealedMedia(
  folder: string,
  { media }: Pick<Piece, 'media'>,
  key: Bytes,
): Promise<Map<string, SealedMedium>> {
  const entries = media.map(async (path) => [path, await describe(join(folder, path), key)] as const)
  return new Map(await Promise.all(entries))
}

/** All that could be sealed of a medium: a piece names what of it is. */
export function formsOf(medium: SealedMedium): Sealed[] {
  const { image } = medium
  return image ? [medium, ...image.avif, image.webp] : [medium]
}

async function describe(file: string, key: Bytes): Promise<SealedMedium> {
  const { mtimeMs, size: length } = await stat(file)
  const id = `${pieceName(key)} ${file}`
  const stamp = `${mtimeMs} ${length}`
  const before = known.get(id)
  if (before?.stamp === stamp) return before.medium
  const bytes = new Uint8Array(await readFile(file))
  const kind = mediaKind(file)
  const [size, image] = kind === 'image' ? [await uprightSize(bytes), await imageOf(file, bytes, key)] : []
  const medium: SealedMedium = {
    file,
    name: `media/${mediumName(bytes, key)}`,
    kind,
    type: mediaType(file),
    read: async () => new Uint8Array(await readFile(file)),
    fileName: basename(file),
    ...(size && { size }),
    ...(image && { image }),
  }
  known.set(id, { stamp, medium })
  return medium
}

async function uprightSize(bytes: Bytes) {
  const { autoOrient } = await sharp(bytes).metadata()
  return { width: autoOrient.width, height: autoOrient.height }
}
