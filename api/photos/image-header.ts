/** What the header of a picture says, read without decoding anything. */
export interface ImageHeader {
  format: 'jpeg' | 'png' | 'webp'
  width: number
  height: number
}

/** The bytes are no photo that is taken. The message says why, and holds nothing of them. */
export class PhotoFault extends Error {
  override name = 'PhotoFault'
}

/** Bounds of what is decoded: phones make 12,000 pixels a side and 50 million at most, and a page sends far less. */
const MOST_SIDE = 12_000
const MOST_PIXELS = 50_000_000

/**
 * Reads the header of a JPEG, PNG or WebP, and checks its bounds. Throws {@link PhotoFault}, for animations as well. What a
 * format's own decoder would find behind the header is not known from here.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader {
  const header = isJpeg(bytes)
    ? readJpeg(bytes)
    : isPng(bytes)
      ? readPng(bytes)
      : isWebp(bytes)
        ? readWebp(bytes)
        : undefined
  if (!header) throw new PhotoFault('expected a JPEG, PNG or WebP')
  const { width, height } = header
  if (width < 1 || height < 1) throw new PhotoFault('expected a photo with a width and a height')
  if (width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_PIXELS) {
    throw new PhotoFault(`expected ${MOST_SIDE} pixels a side and ${MOST_PIXELS} in all at most`)
  }
  return header
}

const ascii = (bytes: Uint8Array, at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length))
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
const isPng = (bytes: Uint8Array) => ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n'
const isWebp = (bytes: Uint8Array) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP'

/** Segments up to the frame header (ITU-T T.81, B.1.1.3): SOF0 to SOF15 but for DHT, JPG and DAC. */
function readJpeg(bytes: Uint8Array): ImageHeader {
  const view = viewOf(bytes)
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) break
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { format: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    if (marker === 0xd9 || marker === 0xda) break
    at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  throw new PhotoFault('expected a whole JPEG')
}

/** IHDR comes first; an animation has `acTL` before the first `IDAT` (PNG, third edition). */
function readPng(bytes: Uint8Array): ImageHeader {
  const view = viewOf(bytes)
  if (bytes.length < 33 || ascii(bytes, 12, 4) !== 'IHDR') throw new PhotoFault('expected a whole PNG')
  for (let at = 8; at + 8 <= bytes.length; ) {
    const type = ascii(bytes, at + 4, 4)
    if (type === 'acTL') throw new PhotoFault('expected a photo, and no animation')
    if (type === 'IDAT') break
    at += 12 + view.getUint32(at)
  }
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** The three forms of WebP (RFC 9649): lossy, lossless, and extended, which alone can be animated. */
function readWebp(bytes: Uint8Array): ImageHeader {
  if (bytes.length < 30) throw new PhotoFault('expected a whole WebP')
  const view = viewOf(bytes)
  const format = 'webp'
  switch (ascii(bytes, 12, 4)) {
    case 'VP8 ':
      return { format, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { format, width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) }
    }
    case 'VP8X': {
      if (((bytes[20] ?? 0) & 2) !== 0) throw new PhotoFault('expected a photo, and no animation')
      const side = (at: number) => 1 + view.getUint16(at, true) + 0x10000 * view.getUint8(at + 2)
      return { format, width: side(24), height: side(27) }
    }
    default:
      throw new PhotoFault('expected a whole WebP')
  }
}
