import type { PhotoSize } from '../../pieces/gallery/limits.ts'

export type Bytes = Uint8Array<ArrayBuffer>

/** A file as its store hands it out: whole or, where a slow client would keep it in memory, as it comes. */
export type Stored = Bytes | ReadableStream<Uint8Array>

/** All bytes of a file. */
export async function wholeOf(stored: Stored): Promise<Bytes> {
  return stored instanceof Uint8Array ? stored : new Uint8Array(await new Response(stored).arrayBuffer())
}

/** One file of a photo. */
export interface PhotoPlace {
  campaign: string
  piece: string
  /** The photo's name in the store: 22 base58 characters that the server chose. */
  file: string
  size: PhotoSize
}

/** Where the sealed bytes of photos lie: a folder or a bucket. Every method throws {@link PhotoStoreFault}. */
export interface PhotoStore {
  /** Its place, as an operator knows it. */
  readonly name: string
  /** Writes a file; it is durable and whole once this resolves. */
  put(place: PhotoPlace, bytes: Bytes): Promise<void>
  /** Undefined where there is no such file. */
  get(place: PhotoPlace): Promise<Stored | undefined>
  /** Deletes a file, if it is there. */
  delete(place: PhotoPlace): Promise<void>
  /** Lists the files of a campaign. */
  list(campaign: string): AsyncIterable<PhotoPlace>
}

/** The store did not do what was asked. The message names the place, the fault and the mend, and no photo. */
export class PhotoStoreFault extends Error {
  override name = 'PhotoStoreFault'
}

export const PHOTO_SIZES = ['full', 'thumb'] as const satisfies readonly PhotoSize[]

/** The path of a file in any store. */
export function pathOf({ campaign, piece, file, size }: PhotoPlace): string {
  return `${campaign}/${piece}/${file}.${size}`
}

const PATH = /^([a-z0-9-]+)\/([a-z0-9-]+)\/([1-9A-HJ-NP-Za-km-z]{22})\.(full|thumb)$/

/** The file of a path; undefined for what no store of ours wrote. */
export function placeOf(path: string): PhotoPlace | undefined {
  const [, campaign, piece, file, size] = PATH.exec(path) ?? []
  if (!campaign || !piece || !file || (size !== 'full' && size !== 'thumb')) return undefined
  return { campaign, piece, file, size }
}
