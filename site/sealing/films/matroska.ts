import { type FileHandle, open } from 'node:fs/promises'

/** IDs of elements. RFC 9559, 5.1. */
const SEGMENT = 0x18538067
const TRACKS = 0x1654ae6b
const TRACK = 0xae
const TRACK_TYPE = 0x83
const CODEC_ID = 0x86

/** In bytes; those that there are have a dozen. */
const LONGEST_CODEC_ID = 64

/** A `TRACK_TYPE`. */
const SUBTITLE = 17

interface Element {
  id: number
  /** Where its data begin. */
  start: number
  /** Bytes of its data; infinite where nobody knows, as in a file that was recorded live. */
  size: number
}

/** Whether a Matroska file is as long as it says; false also where it says nothing. */
export async function hasWholeSegment(path: string): Promise<boolean> {
  return reading(path, async (file) => {
    const segment = await find(file, SEGMENT)
    return segment !== undefined && segment.start + segment.size <= (await file.stat()).size
  })
}

/** The codec of the first subtitles of a Matroska file, such as `S_TEXT/UTF8`; undefined where there are none. */
export async function subtitleCodec(path: string): Promise<string | undefined> {
  return reading(path, async (file) => {
    const segment = await find(file, SEGMENT)
    const tracks = segment && (await find(file, TRACKS, segment.start))
    if (!tracks) return undefined
    for await (const track of elementsOf(file, tracks.start, tracks.start + tracks.size)) {
      if (track.id !== TRACK) continue
      const data = async (id: number) => {
        const found = await find(file, id, track.start, track.start + track.size)
        const bytes = Buffer.alloc(Math.min(found?.size ?? 0, LONGEST_CODEC_ID))
        if (found) await file.read(bytes, 0, bytes.length, found.start)
        return bytes
      }
      if ((await data(TRACK_TYPE))[0] === SUBTITLE) return (await data(CODEC_ID)).toString('latin1')
    }
    return undefined
  })
}

async function reading<Result>(path: string, read: (file: FileHandle) => Promise<Result>): Promise<Result> {
  const file = await open(path)
  try {
    return await read(file)
  } finally {
    await file.close()
  }
}

async function find(file: FileHandle, id: number, start = 0, end?: number): Promise<Element | undefined> {
  for await (const element of elementsOf(file, start, end)) if (element.id === id) return element
  return undefined
}

/** Elements in their order, without those within them. RFC 8794, 4: leading zeros of the first byte say a number's length. */
async function* elementsOf(file: FileHandle, start: number, end = Number.POSITIVE_INFINITY): AsyncGenerator<Element> {
  for (let at = start; at < end; ) {
    const { buffer: bytes, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, at)
    const lengthAt = (place: number) => Math.clz32(bytes.readUInt8(place)) - 23
    const idLength = lengthAt(0)
    const length = bytesRead > idLength && idLength <= 4 ? lengthAt(idLength) : 9
    if (length > 8 || bytesRead < idLength + length) return
    const mask = (1n << BigInt(7 * length)) - 1n
    const size = BigInt(`0x${bytes.toString('hex', idLength, idLength + length)}`) & mask
    const element = {
      id: bytes.readUIntBE(0, idLength),
      start: at + idLength + length,
      size: size === mask ? Number.POSITIVE_INFINITY : Number(size),
    }
    yield element
    at = element.start + element.size
  }
}
