import sharp, { type OutputInfo, type Sharp } from 'sharp'
import type { CampaignConfig } from '../../campaigns/schema.ts'
import type { LookFaces } from './faces.ts'

/** A size that suits every messenger: 1.91:1, at least 300 pixels wide. */
export const WIDTH = 1200
export const HEIGHT = 630

/** The subject of a picture: public facts, and the look's colours. */
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

/** An SVG with shapes, over the whole picture. */
export function svg(shapes: string): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${shapes}</svg>`)
}

/** Without compression, for layers: packing them would take longer than everything else. */
export const UNPACKED = { compressionLevel: 0 } as const

interface Pixels {
  data: Buffer
  info: OutputInfo
}

/** Backdrops kept in memory: each is 2 to 3 MB. */
const KEPT = 4
const backdrops = new Map<string, Promise<Pixels>>()

/** A cache of backdrops, shared by pictures of the same colours: their blurs and noise take ten times as long as a name. */
export async function backdrop(name: string, draw: () => Promise<Sharp>): Promise<Sharp> {
  const drawn = backdrops.get(name) ?? draw().then(pixelsOf)
  // Moved to the end: the first one is the least recently used.
  backdrops.delete(name)
  backdrops.set(name, drawn)
  for (const oldest of [...backdrops.keys()].slice(0, -KEPT)) backdrops.delete(oldest)
  return ofPixels(await drawn)
}

/** Flattens a picture: sharp composes layers only once. */
export async function flat(picture: Sharp): Promise<Sharp> {
  return ofPixels(await pixelsOf(picture))
}

function pixelsOf(picture: Sharp): Promise<Pixels> {
  return picture.raw().toBuffer({ resolveWithObject: true })
}

function ofPixels({ data, info: { width, height, channels } }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } })
}
