import { boxesOf } from './boxes.ts'

const HOLDERS = ['moov', 'trak', 'mdia']
const HEADERS = ['mvhd', 'tkhd', 'mdhd']

/**
 * Zeroes when a film was made and changed: it is now, at every build. ISO 14496-12, 8.2.2: of 4 bytes each or, in version 1,
 * of 8.
 */
export function forgetTimes(bytes: Uint8Array<ArrayBuffer>): void {
  for (const { type, at } of boxesOf(bytes, HOLDERS)) {
    if (HEADERS.includes(type)) bytes.fill(0, at + 12, at + 12 + (bytes[at + 8] === 1 ? 16 : 8))
  }
}
