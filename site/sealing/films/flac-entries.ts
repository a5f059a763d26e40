import { boxesOf } from './boxes.ts'

const HOLDERS = ['moov', 'trak', 'mdia', 'minf', 'stbl']

/** From the beginning of a `fLaC` entry: its sample size, and STREAMINFO in the `dfLa` behind it (FLAC in ISOBMFF, 3.3.1 and 3.3.2). */
const [SAMPLE_SIZE, STREAM_INFO] = [26, 52]

/**
 * Writes into the header of FLAC how many bits its samples have, as the sound itself says: mediabunny writes 16 of every sound,
 * and Chrome refuses what differs.
 */
export function tellSampleSize(bytes: Uint8Array<ArrayBuffer>): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const { type, at } of boxesOf(bytes, HOLDERS)) {
    if (type !== 'stsd') continue
    // A version and a number of entries come first.
    for (const entry of boxesOf(bytes, [], at + 16, at + view.getUint32(at))) {
      if (entry.type !== 'fLaC') continue
      // Five bits behind those of rate and channels (RFC 9639, 8.2).
      const bits = 1 + ((view.getUint16(entry.at + STREAM_INFO + 12) >> 4) & 31)
      view.setUint16(entry.at + SAMPLE_SIZE, bits)
    }
  }
}
