import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Piece } from '../../campaigns/campaign.ts'
import { LARGEST_HELD } from '../../campaigns/largest-held.ts'
import { isImage, type MediaKind, mediaKind, mediaType } from '../../campaigns/media.ts'
import { withoutAsides } from '../../campaigns/moving.ts'
import { openPicture } from '../../campaigns/picture.ts'
import { mediumName, pieceName } from '../../seal/container.ts'
import { ENCODER, encode } from '../pictures/encode.ts'
import { type FileParts, listOf, PART_BYTES, partsOf, readPart } from './file-parts.ts'
import { readSealedFilms, type SealedFilm } from './films/sealed-film.ts'
import { imageOf, type SealedImage } from './sealed-image.ts'
import { borrowSite, keptJson } from './site-campaigns.ts'
import { readSealedSounds, type SealedSound } from './sounds/sealed-sound.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** What one container holds. */
export interface Sealed {
  /** Its container: `/<slug>/sealed/<name>.bin`. In a folder of their own, media can be cached for ever. */
  name: string
  /** Takes long for a picture that no build made before. */
  read(): Promise<Bytes>
}

/** One medium of a piece, and what its placeholder says of it. Itself, it is sealed as it is. */
export interface SealedMedium extends Described {
  /** Absolute path. */
  file: string
  kind: MediaKind
  type: string
  /** What a fan who downloads it gets; stands in sealed HTML only. */
  fileName: string
  /** Its size. */
  bytes: number
}

/** What has to be read from the file itself. */
interface Described {
  /** Of its container; of the list of its parts, where it is never opened as a whole. */
  name: string
  /** How it is saved, where it is larger than one part. */
  parts?: FileParts
  /** Upright, in pixels; of images that say it. */
  size?: { width: number; height: number }
  /** How it is shown, if not as it is. */
  image?: SealedImage
  /** How a drawing, or what moves, is shown: by what it is, whatever its name says, and without what a camera wrote into it. */
  drawing?: { name: string; type: string }
}

/** What a piece shows and links, by paths below the campaign's folder in composed letters. */
export interface SealedMedia {
  files: ReadonlyMap<string, SealedMedium>
  /** By the first of their files. */
  films: ReadonlyMap<string, SealedFilm>
  /** By their first tracks. */
  sounds: ReadonlyMap<string, SealedSound>
}

export const NOTHING_SEALED: SealedMedia = { files: new Map(), films: new Map(), sounds: new Map() }

/** Packages films and long sounds that no build packaged before, which takes minutes for large ones. */
export async function readSealedMedia(
  folder: string,
  piece: Pick<Piece, 'id' | 'media' | 'films' | 'sounds' | 'locale'>,
  key: Bytes,
): Promise<SealedMedia> {
  const entries = piece.media.map(async (path) => {
    const file = join(folder, path)
    const { size: bytes } = await stat(file)
    // Macs take names apart, and other systems show them so.
    const own = { file, kind: mediaKind(file), type: mediaType(file), fileName: basename(file).normalize(), bytes }
    return [path.normalize(), { ...own, ...(await describe(file, bytes, key)) }] as const
  })
  const files = new Map(await Promise.all(entries))
  const films = await readSealedFilms(folder, piece, key, files)
  return { files, films, sounds: await readSealedSounds(folder, piece, key, files) }
}

/** All that could be sealed of a medium, but for its parts: a piece names what of it is. */
export function formsOf({ name, parts, file, image, drawing }: SealedMedium): Sealed[] {
  const original = name === parts?.list ? [] : [{ name, read: async () => new Uint8Array(await readFile(file)) }]
  if (drawing && drawing.name !== name)
    original.push({
      name: drawing.name,
      read: async () => withoutAsides(new Uint8Array(await readFile(file)), drawing.type),
    })
  if (!image) return original
  const renditions = [...image.avif, image.webp].map(({ name, format, width }) => ({
    name,
    async read() {
      const { cache, digests } = borrowSite()
      const inputs = ['picture', await digests.of(file), format, String(width), ENCODER]
      return cache.made(inputs, () => encode(file, { format, width }))
    },
  }))
  return [...original, ...renditions]
}

/** The list of its parts, which a piece names where it offers the file, and the parts, which the list names. */
export function savedFormsOf({ file, parts }: SealedMedium): { list: Sealed; parts: Sealed[] } | undefined {
  if (!parts) return undefined
  return {
    list: { name: parts.list, read: async () => listOf(parts) },
    parts: parts.names.map((name, nth) => ({ name, read: () => readPart(file, nth) })),
  }
}

/** Kept for the next build, and for the next request in development: a name is a MAC of a whole file, of 50 MB maybe. */
function describe(file: string, size: number, key: Bytes): Promise<Described> {
  const kind = mediaKind(file)
  return keptJson({ kind: 'medium', files: [file], facts: [pieceName(key), kind] }, async () => {
    const parts = size > PART_BYTES ? await partsOf(file, size, key) : undefined
    const isShown = kind === 'image' || kind === 'audio' || file.endsWith('.vtt')
    // What is larger than that is offered alone.
    if (parts && (!isShown || size > LARGEST_HELD)) return { name: parts.list, parts }
    const bytes = new Uint8Array(await readFile(file))
    const own = { name: `media/${mediumName(bytes, key)}`, ...(parts && { parts }) }
    // What is linked and not shown may be called a picture, and be none.
    if (kind !== 'image' || !(await isImage(file))) return own
    const { autoOrient, format } = await (await openPicture(bytes)).metadata()
    const shown = { ...own, size: { width: autoOrient.width, height: autoOrient.height } }
    const image = await imageOf(file, bytes, key)
    if (image) return { ...shown, image }
    const type = format === 'svg' ? 'image/svg+xml' : `image/${format}`
    return { ...shown, drawing: { name: `media/${mediumName(withoutAsides(bytes, type), key)}`, type } }
  })
}
