/** What the first bytes of a picture say of it: its format and, where they reach so far, its size. */
interface PictureHeader {
  format: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic'
  width?: number
  height?: number
}

/** How far the size of a photo may lie behind what cameras put before it: previews, profiles, panoramas. */
export const HEADER_BYTES = 512 * 1024

/**
 * Reads the header of a picture, so that one that is too large for a browser is refused before it is decoded: a PNG of
 * 0.75 MB may have 16,000 × 16,000 pixels. Undefined where it is no picture that browsers know.
 */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = (from: number, length: number) => String.fromCharCode(...bytes.subarray(from, from + length))
  if (bytes.length < 30) return undefined
  if (view.getUint16(0) === 0xffd8) return { format: 'jpeg', ...sizeOfJpeg(view) }
  if (text(1, 3) === 'PNG') return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) }
  if (text(0, 3) === 'GIF') return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
  if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') return { format: 'webp', ...sizeOfWebp(view, text(12, 4)) }
  if (text(4, 4) !== 'ftyp') return undefined
  const brands = text(8, Math.min(view.getUint32(0), 64) - 8)
  if (brands.includes('avif')) return { format: 'avif' }
  return /hei[cxs]|hev|mif1|msf1/.test(brands) ? { format: 'heic' } : undefined
}

/** Of the first frame header (ITU T.81, B.2.2), behind any number of other segments. */
function sizeOfJpeg(view: DataView): { width: number; height: number } | undefined {
  let at = 2
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    // Markers may be filled up with further 0xff.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

/** Of the three kinds of a WebP file: extended, lossless, lossy (RFC 9649). */
function sizeOfWebp(view: DataView, chunk: string): { width: number; height: number } | undefined {
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  if (chunk === 'VP8X') return { width: 1 + uint24(24), height: 1 + uint24(27) }
  if (chunk === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (chunk !== 'VP8L') return undefined
  const bits = view.getUint32(21, true)
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
}
