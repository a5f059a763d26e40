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

function* jpegParts(bytes: Bytes): Generator<Bytes> {
  const view = viewOf(bytes)
  yield bytes.subarray(0, 2)
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = view.getUint8(at + 1)
    if (view.getUint8(at) !== 0xff) break
    if (marker === 0xda) {
      const end = lastEnd(bytes)
      if (end < at) break
      yield bytes.subarray(at, end)
      return
    }
    const length = 2 + view.getUint16(at + 2)
    if (!isJpegMetadata(marker)) yield bytes.subarray(at, at + length)
    at += length
  }
  throw new PhotoFault('expected a whole JPEG')
}

/** Where the picture's last end marker is: what stands behind it is no part of the picture. */
function lastEnd(bytes: Bytes): number {
  for (let at = bytes.length - 2; at > 0; at--) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2
  return -1
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
