import { open } from 'node:fs/promises'

/** Samples that an encoder put before the music and behind it. */
export interface Padding {
  before: number
  behind: number
}

/** Samples that every MP3 decoder is late by (LAME's technical FAQ). */
const DECODER_DELAY = 529

/** ID3 tags may hold a cover; what lies behind this many bytes is not looked for. */
const LARGEST_TAG = 16 * 2 ** 20

/** The padding that an MP3 says in its LAME tag, as a decoder hears it; none where it says nothing. */
export async function paddingOf(path: string): Promise<Padding> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(10)
    await file.read(head, 0, 10, 0)
    // ID3v2.4, 3.1: a length of four bytes, of seven bits each.
    const size =
      head.toString('latin1', 0, 3) === 'ID3'
        ? 10 + [6, 7, 8, 9].reduce((sum, at) => sum * 128 + head.readUInt8(at), 0)
        : 0
    if (size > LARGEST_TAG) return NONE
    const frame = Buffer.alloc(256)
    await file.read(frame, 0, frame.length, size)
    const tag = Math.max(frame.indexOf('Xing', 0, 'latin1'), frame.indexOf('Info', 0, 'latin1'))
    // Its encoder stands 120 bytes behind its name, and 21 further on two numbers of 12 bits.
    if (
      tag < 0 ||
      tag + 144 > frame.length ||
      !/^(?:LAME|Lav[cf])/.test(frame.toString('latin1', tag + 120, tag + 124))
    )
      return NONE
    const both = frame.readUIntBE(tag + 141, 3)
    return { before: (both >> 12) + DECODER_DELAY, behind: Math.max(0, (both & 0xfff) - DECODER_DELAY) }
  } finally {
    await file.close()
  }
}

const NONE: Padding = { before: 0, behind: 0 }
