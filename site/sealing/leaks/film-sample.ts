import { open } from 'node:fs/promises'
import { PART_BYTES } from '../file-parts.ts'
import { ascii } from './boxes.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Size limit of a sample, in bytes: larger films are sampled by evenly spaced windows, so that gigabytes fit into memory. */
const WHOLE = 8 * 2 ** 20
const WHOLE_SEGMENT = 16 * 2 ** 10

/** Size of a window, in bytes: twice a run that no two files share by chance. */
const WINDOW = 256

/** A sample by which any part of a film, or of another large file, is found that is longer than a 32,768th of it. */
export async function sampleOfFile(path: string): Promise<Bytes> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const sample = new Uint8Array(Math.min(size, WHOLE))
    for (const { from, to, length } of windows(size, WHOLE)) await file.read(sample, to, length, from)
    return sample
  } finally {
    await file.close()
  }
}

/** The same of one segment of a film, or of a part of a file; anything else as it is. */
export function sampleOfSegment(bytes: Bytes): Bytes {
  const isOfMany = ['styp', 'moof'].includes(ascii(bytes, 4)) || bytes.length === PART_BYTES
  if (!isOfMany) return bytes
  const sample = new Uint8Array(Math.min(bytes.length, WHOLE_SEGMENT))
  for (const { from, to, length } of windows(bytes.length, WHOLE_SEGMENT))
    sample.set(bytes.subarray(from, from + length), to)
  return sample
}

/** Where each window is taken from and goes to; all of it in one, where that fits. */
function windows(size: number, most: number): { from: number; to: number; length: number }[] {
  if (size <= most) return [{ from: 0, to: 0, length: size }]
  const count = most / WINDOW
  const step = size / (count + 1)
  // The first bytes are those of every film.
  return Array.from({ length: count }, (_, i) => ({ from: Math.floor((i + 1) * step), to: i * WINDOW, length: WINDOW }))
}
