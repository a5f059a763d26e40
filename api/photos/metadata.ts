import { type ImageHeader, PhotoFault } from './image-header.ts'
import type { Bytes } from './photo-store.ts'

/** A picture without its metadata: place, time, camera, thumbnails of what was cut away, and whatever follows its end. */
export function withoutMetadata(bytes: Bytes, format: ImageHeader['format']): Bytes {
  switch (format) {
    case 'jpeg':
      return joined(jpegParts(bytes))
    case 'png':
      return joined(pngParts(bytes))
    case 'webp':
      return webp(bytes)
  }
}

const viewOf = (bytes: Bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const ascii = (bytes: Bytes, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))

/** Application segments but for JFIF's and Adobe's, which say how to read colours, and comments. */
const isJpegMetadata = (marker: number) => (marker > 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe

/** Segments up to the first end marker: what stands behind it (a second picture, a motion photo’s film) is no part of it. */
function* jpegParts(bytes: Bytes): Generator<Bytes> {
  const view = viewOf(bytes)
  yield bytes.subarray(0, 2)
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = view.getUint8(at + 1)
    // Any number of fill bytes may stand before a marker (ITU T.81, B.1.1.2).
    if (marker === 0xff) {
      at++
      continue
    }
    const begun = at + 2 + view.getUint16(at + 2)
    const end = marker === 0xda ? endOfScan(bytes, begun) : begun
    if (end === undefined || end > bytes.length) break
    if (!isJpegMetadata(marker)) yield bytes.subarray(at, end)
    at = end
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) {
      yield bytes.subarray(at, at + 2)
      return
    }
  }
  throw new PhotoFault('expected a whole JPEG')
}

/** Where a scan’s data ends: at a marker that is none of its own, such as the next scan of a progressive picture. */
function endOfScan(bytes: Bytes, from: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    const isOwn = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isOwn) return at
  }
  return undefined
}

const PNG_KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs'])

function* pngParts(bytes: Bytes): Generator<Bytes> {
  const view = viewOf(bytes)
  yield bytes.subarray(0, 8)
  for (let at = 8; at + 12 <= bytes.length; ) {
    const [length, type] = [view.getUint32(at), ascii(bytes, at + 4)]
    const end = at + 12 + length
    if (end > bytes.length) break
    if (PNG_KEPT.has(type)) yield bytes.subarray(at, end)
    if (type === 'IEND') return
    at = end
  }
  throw new PhotoFault('expected a whole PNG')
}

const WEBP_KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH'])
/** Flags of `VP8X` that promise what was cut out: ICC, EXIF and XMP (RFC 9649, 2.7.1). */
const WEBP_PROMISES = 0b0010_1100

function webp(bytes: Bytes): Bytes {
  const view = viewOf(bytes)
  const chunks: Bytes[] = []
  const whole = Math.min(bytes.length, 8 + view.getUint32(4, true))
  for (let at = 12; at + 8 <= whole; ) {
    const length = 8 + view.getUint32(at + 4, true)
    if (at + length > whole) throw new PhotoFault('expected a whole WebP')
    if (WEBP_KEPT.has(ascii(bytes, at))) chunks.push(bytes.slice(at, at + length + (length % 2)))
    at += length + (length % 2)
  }
  for (const chunk of chunks) {
    if (ascii(chunk, 0) === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~WEBP_PROMISES
  }
  const kept = joined([bytes.slice(0, 12), ...chunks])
  viewOf(kept).setUint32(4, kept.length - 8, true)
  return kept
}

function joined(parts: Iterable<Bytes>): Bytes {
  const all = [...parts]
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of all) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
