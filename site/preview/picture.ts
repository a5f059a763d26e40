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
