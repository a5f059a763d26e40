import sharp, { type OutputInfo, type Sharp } from 'sharp'
import type { CampaignConfig } from '../../campaigns/schema.ts'
import type { LookFaces } from './faces.ts'

/** What suits every messenger (shared facts: 1.91:1, at least 300 px wide). */
export const WIDTH = 1200
export const HEIGHT = 630

/** What a picture is made of: public facts, and the colours of the look. */
export interface Subject {
  title: string
  /** Undefined when it is the title. */
  brand: string | undefined
  locale: CampaignConfig['locale']
  accent: string
  ground: string
  ink: string
  faces: LookFaces
  /** Absolute path of the cover. */
  cover: string | undefined
}

/** Shapes over the whole picture. */
export function svg(shapes: string): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${shapes}</svg>`)
}

/** For a layer on its way into the picture: packing it would take longer than all else. */
export const UNPACKED = { compressionLevel: 0 } as const

interface Pixels {
  data: Buffer
  info: OutputInfo
}

/** How many backdrops are kept: each is 2 to 3 MB. */
const KEPT = 4
const backdrops = new Map<string, Promise<Pixels>>()

/**
 * What pictures of the same colours have in common, drawn once for all of them: blurs and noise take ten times as long as
 * a name.
 */
export async function backdrop(name: string, draw: () => Promise<Sharp>): Promise<Sharp> {
  const drawn = backdrops.get(name) ?? draw().then(pixelsOf)
  // The last of them from now on: the first is the one that was not asked for longest.
  backdrops.delete(name)
  backdrops.set(name, drawn)
  for (const oldest of [...backdrops.keys()].slice(0, -KEPT)) backdrops.delete(oldest)
  return ofPixels(await drawn)
}

/** As a picture with nothing on it: sharp lays layers over one once. */
export async function flat(picture: Sharp): Promise<Sharp> {
  return ofPixels(await pixelsOf(picture))
}

function pixelsOf(picture: Sharp): Promise<Pixels> {
  return picture.raw().toBuffer({ resolveWithObject: true })
}

function ofPixels({ data, info: { width, height, channels } }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } })
}
