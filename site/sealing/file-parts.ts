import { open } from 'node:fs/promises'
import { mediumName } from '../../seal/container.ts'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * Size of a part of a file that is saved, in bytes: each is a container of its own, so that neither the build nor a browser
 * ever holds more than a few, and a lost network costs one. Slow 4G takes 5 s for it; hosts of static sites take files up to 25 MB.
 */
export const PART_BYTES = 2 ** 20

/** The parts of a file and the list of them, by the names of their containers. */
export interface FileParts {
  /** Container of {@link listOf}. */
  list: string
  names: string[]
}

/** Names the parts of a file. Reads it once, a part at a time. */
export async function partsOf(file: string, bytes: number, key: Bytes): Promise<FileParts> {
  const names: string[] = []
  for (let nth = 0; nth * PART_BYTES < bytes; nth++) names.push(`media/${mediumName(await readPart(file, nth), key)}`)
  return { names, list: `media/${mediumName(listOf({ names }), key)}` }
}

/** A name a line, in their order. */
export function listOf({ names }: Pick<FileParts, 'names'>): Bytes {
  return new TextEncoder().encode(names.join('\n'))
}

/** @param nth from 0 */
export async function readPart(file: string, nth: number): Promise<Bytes> {
  const source = await open(file)
  try {
    const { buffer, bytesRead } = await source.read(new Uint8Array(PART_BYTES), 0, PART_BYTES, nth * PART_BYTES)
    return buffer.subarray(0, bytesRead)
  } finally {
    await source.close()
  }
}
