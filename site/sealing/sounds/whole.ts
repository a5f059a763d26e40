import { type FileHandle, open } from 'node:fs/promises'

/** Seconds that a header may round its length by. */
export const EARLIEST_END = 1

/** Bytes at the end of an Ogg file within which its last page begins. RFC 3533, 6: no page is longer. */
const LONGEST_PAGE = 65_307

/** Of the flags of a page: the last one of its stream. */
const IS_LAST = 4

/** `fmt ` and `data`, the chunks of a WAVE file that say how it is coded and hold its samples. */
const FMT = 0x666d7420
const DATA = 0x64617461

/** The length of samples that were written to a pipe, or are more than 4 GB: nobody knows, or another chunk does. */
const UNKNOWN = 0xffffffff

/** Whether a WAVE or Ogg file stops before what it says of itself: mediabunny takes what is there for all of it, or fails. */
export async function stopsEarly(path: string, format: string): Promise<boolean> {
  if (format !== 'WAVE' && format !== 'Ogg') return false
  const file = await open(path)
  try {
    const { size } = await file.stat()
    return format === 'WAVE' ? await isWaveCut(file, size) : await isOggCut(file, size)
  } finally {
    await file.close()
  }
}

async function isWaveCut(file: FileHandle, size: number): Promise<boolean> {
  let bytesASecond = 0
  for (let at = 12; at + 20 <= size; ) {
    const head = new DataView(new ArrayBuffer(20))
    await file.read(head, 0, 20, at)
    const [id, length] = [head.getUint32(0), head.getUint32(4, true)]
    if (id === FMT) bytesASecond = head.getUint32(16, true)
    if (id === DATA) return length !== UNKNOWN && at + 8 + length - size > EARLIEST_END * bytesASecond
    at += 8 + length + (length % 2)
  }
  return false
}

async function isOggCut(file: FileHandle, size: number): Promise<boolean> {
  const end = Buffer.alloc(Math.min(size, LONGEST_PAGE))
  await file.read(end, 0, end.length, size - end.length)
  const page = end.lastIndexOf('OggS')
  return page < 0 || ((end[page + 5] ?? 0) & IS_LAST) === 0
}
