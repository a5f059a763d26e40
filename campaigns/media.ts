import { constants } from 'node:fs'
import { access, readFile, stat } from 'node:fs/promises'
import { extname, posix } from 'node:path'
import { type MdastNode, markdownToMdast } from 'satteri'
import { LARGEST_HELD } from './largest-held.ts'
import { mended, nodesOf } from './markdown.ts'
import { gifParts } from './moving.ts'
import { formatOf, MOST_PIXELS, openPicture, sizeOf } from './picture.ts'
import { svgFault } from './svg.ts'

export type MediaKind = 'image' | 'video' | 'audio' | 'file'

const TYPES: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  // JPEG, under the name that Windows gives it.
  '.jfif': 'image/jpeg',
  '.jpe': 'image/jpeg',
  '.pjpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.heic': 'image/heic',
  '.heif': 'image/heif',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.mov': 'video/quicktime',
  '.mkv': 'video/x-matroska',
  '.webm': 'video/webm',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.aac': 'audio/aac',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.flac': 'audio/flac',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain;charset=utf-8',
  '.zip': 'application/zip',
}

/** MIME type by file name; `application/octet-stream` when unknown. */
export function mediaType(file: string): string {
  return TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream'
}

/** Kind of a medium, by file name. */
export function mediaKind(file: string): MediaKind {
  const [kind] = mediaType(file).split('/')
  return kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'file'
}

const PHOTOS = ['.jpg', '.jpeg', '.jfif', '.png', '.webp', '.avif', '.heic']

/** Possible paths of a film's still, which is shown until it plays, or of a sound's picture: beside it, under its name. */
export function stillPaths(medium: string): string[] {
  const stem = medium.slice(0, -extname(medium).length)
  return ['video', 'audio'].includes(mediaKind(medium)) ? PHOTOS.map((extension) => stem + extension) : []
}

/** A link or an image in Markdown. */
export interface Reference {
  url: string
  /** Line of the address, from 1. */
  line: number
  isEmbedded: boolean
}

/** Every address that a Markdown text links to or embeds, reference links (`![it][name]`) included. */
export function references(markdown: string): Reference[] {
  const nodes = nodesOf(markdownToMdast(mended(markdown)) as MdastNode)
  const named = new Map<string, { url: string; line: number }>()
  // Of two definitions of a name, the first one counts (CommonMark 0.31, 4.7).
  for (const node of nodes) {
    if (node.type !== 'definition' || named.has(node.identifier)) continue
    named.set(node.identifier, { url: node.url, line: node.position?.start.line ?? 1 })
  }
  return nodes.flatMap((node): Reference[] => {
    const line = node.position?.start.line ?? 1
    if (node.type === 'image' || node.type === 'link')
      return [{ url: node.url, line, isEmbedded: node.type === 'image' }]
    if (node.type !== 'imageReference' && node.type !== 'linkReference') return []
    const address = named.get(node.identifier)
    return address ? [{ ...address, isEmbedded: node.type === 'imageReference' }] : []
  })
}

/**
 * Paths below the campaign's folder that an address in `sealed/*.md` or `teaser.md` may mean, likeliest first; none for
 * others. File names contain characters that addresses reserve: `100%.jpg`, `take #2.mov`, `what?.png`. What finds a file
 * compares these, so that `media//x.jpg` and `media/./x.jpg` are one for the check and for the page.
 */
export function mediaPaths(url: string): string[] {
  const path = /^(?:\.\.?\/+)*(media\/.+)$/s.exec(url)?.[1]
  if (!path) return []
  const bare = path.replace(/[?#].*$/s, '')
  const paths = [decoded(path), path, decoded(bare)].map((each) => posix.normalize(each).normalize())
  return [...new Set(paths)]
}

/** The likeliest one of {@link mediaPaths}. */
export function mediaPath(url: string): string | undefined {
  return mediaPaths(url)[0]
}

/** The medium that an address means, as it is called on the disk. */
export function mediumAt(url: string, media: readonly string[]): string | undefined {
  const named = mediaPaths(url).flatMap((path) => media.find((each) => each.normalize() === path) ?? [])
  return named[0]
}

/** Decodes a path; a percent sign that encodes nothing stays. */
function decoded(path: string): string {
  return path.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded)
    } catch {
      return encoded
    }
  })
}

/** Why a file cannot be sealed as one container; undefined when it can. */
export async function mediumFault(file: string): Promise<string | undefined> {
  const fault = await accessFault(file)
  if (fault) return fault
  const { size } = await stat(file)
  if (size <= LARGEST_HELD) return undefined
  const gigabytes = (size / 2 ** 30).toFixed(1)
  return `is ${gigabytes} GiB large, expected ${LARGEST_HELD / 2 ** 20} MiB at most: a phone opens it whole`
}

/** Why a file cannot be read; undefined when it can. */
export async function accessFault(file: string): Promise<string | undefined> {
  try {
    await access(file, constants.R_OK)
  } catch {
    return 'cannot be read, expected a file that this user may open'
  }
  return undefined
}

/**
 * Whether a file is an image that can be shown. Decodes it to the end, and each of its frames: half a JPEG is none. No reason
 * is given: what libvips reports may be about another file that is read at the same time.
 */
export async function isImage(file: string): Promise<boolean> {
  try {
    const format = await formatOf(file)
    // Of a GIF that is cut, libvips shows what there is.
    if (format === 'gif' && !gifParts(await readFile(file))) return false
    const frames = format === 'webp' ? { pages: -1, limitInputPixels: false } : {}
    await (await openPicture(file, frames)).resize(16).toBuffer()
    return true
  } catch {
    return false
  }
}

/** As {@link imageFault}, also of one that is too large to be opened at all. */
export async function pictureFault(file: string, name: string): Promise<string | undefined> {
  const fault = await mediumFault(file)
  return fault ? `${name} ${fault}` : imageFault(file, name)
}

/** Why a file cannot be shown as an image, and the mend; undefined when it can. */
export async function imageFault(file: string, name: string): Promise<string | undefined> {
  const fault = (await formatOf(file)) === 'svg' ? await svgFault(file) : undefined
  if (fault) return `${name} ${fault}`
  if (await isImage(file))
    return (await isClear(file)) ? `${name} is transparent all over, expected something that can be seen` : undefined
  const { width, height } = await sizeOf(file)
  if (width * height > MOST_PIXELS)
    return `${name} is ${width} × ${height} pixels, expected ${Math.floor(MOST_PIXELS / 1e6)} million at most`
  return `${name} is not an image that can be read to its end, expected a whole JPEG, HEIC, PNG, WebP, AVIF, TIFF, GIF or SVG`
}

/** Whether nothing of a picture is seen. Of one that moves, others may follow; of a drawing, browsers know more than libvips. */
async function isClear(file: string): Promise<boolean> {
  const picture = await openPicture(file)
  const { format, hasAlpha, pages = 1 } = await picture.metadata()
  if (!hasAlpha || pages > 1 || format === 'svg') return false
  const { channels } = await picture.stats()
  return channels.at(-1)?.max === 0
}
