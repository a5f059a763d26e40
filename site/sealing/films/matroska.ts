import { open } from 'node:fs/promises'

/** ID of the element that holds all of a film. RFC 9559, 5.1. */
const SEGMENT = 0x18538067

/** Bytes at the beginning of a file, within which its segment begins. */
const HEAD = 4096

/** Whether a Matroska file is as long as it says; false also where it says nothing, as one that was recorded live. */
export async function hasWholeSegment(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    for (let at = 0; at + 16 <= bytesRead; ) {
      const { id, start, size } = elementAt(buffer, at)
      if (id === SEGMENT) return start + size <= (await file.stat()).size
      at = start + size
    }
    return false
  } finally {
    await file.close()
  }
}

/** An element's ID, where its data begin and how long they are. RFC 8794, 4: leading zeros of the first byte say a number's length. */
function elementAt(bytes: Buffer, at: number): { id: number; start: number; size: number } {
  const lengthAt = (place: number) => Math.clz32(bytes.readUInt8(place)) - 23
  const idLength = lengthAt(at)
  const length = lengthAt(at + idLength)
  const start = at + idLength + length
  const data = bytes.subarray(at + idLength, start).toString('hex')
  const mask = (1n << BigInt(7 * length)) - 1n
  const size = BigInt(`0x${data}`) & mask
  // All ones: nobody knows.
  return {
    id: Number(`0x${bytes.toString('hex', at, at + idLength)}`),
    start,
    size: size === mask ? Infinity : Number(size),
  }
}
