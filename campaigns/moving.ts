/** A part of a moving picture's file. */
interface Part {
  bytes: Uint8Array
  /** Whether it shows nothing, and tells about the picture: what a camera or a program wrote. */
  isAside: boolean
}

/** The parts of a GIF (GIF89a, appendix A), in order; undefined where the file ends within one. */
export function gifParts(bytes: Uint8Array): Part[] | undefined {
  const tableOf = (packed = 0) => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0)
  const parts: Part[] = []
  let at = 13 + tableOf(bytes[10])
  parts.push({ bytes: bytes.subarray(0, at), isAside: false })
  while (bytes[at] === IMAGE || bytes[at] === EXTENSION) {
    const start = at
    at += bytes[at] === IMAGE ? 11 + tableOf(bytes[at + 9]) : 2
    for (let size = bytes[at]; size; size = bytes[at]) at += size + 1
    at += 1
    if (at > bytes.length) return undefined
    const part = bytes.subarray(start, at)
    parts.push({ bytes: part, isAside: part[0] === EXTENSION && (part[1] === COMMENT || isXmp(part)) })
  }
  return [...parts, { bytes: bytes.subarray(at), isAside: false }]
}

const [IMAGE, EXTENSION, COMMENT, APPLICATION] = [0x2c, 0x21, 0xfe, 0xff]
const isXmp = (part: Uint8Array) => part[1] === APPLICATION && letters(part, 3, 8) === 'XMP Data'

/** The chunks of a WebP (RFC 9649), in order, without its head. */
function webpParts(bytes: Uint8Array): Part[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const parts: Part[] = []
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = 8 + view.getUint32(at + 4, true)
    const chunk = bytes.slice(at, at + size + (size % 2))
    const name = letters(chunk, 0, 4)
    // Its flags say that there are such chunks.
    if (name === 'VP8X' && chunk[8] !== undefined) chunk[8] &= ~0x0c
    parts.push({ bytes: chunk, isAside: name === 'EXIF' || name === 'XMP ' })
    at += chunk.length
  }
  return parts
}

/** A picture without what cameras and programs wrote into it, if it is a GIF or a WebP, by its type; as it is where they wrote nothing. */
export function withoutAsides(bytes: Uint8Array<ArrayBuffer>, type: string): Uint8Array<ArrayBuffer> {
  const parts = (type === 'image/gif' ? gifParts(bytes) : type === 'image/webp' ? webpParts(bytes) : []) ?? []
  if (!parts.some(({ isAside }) => isAside)) return bytes
  const kept = Buffer.concat(parts.flatMap((part) => (part.isAside ? [] : [part.bytes])))
  if (type === 'image/gif') return new Uint8Array(kept)
  const head = Buffer.from('RIFF....WEBP')
  head.writeUInt32LE(kept.length + 4, 4)
  return new Uint8Array(Buffer.concat([head, kept]))
}

/** Whether a picture moves in a way that no build keeps: a PNG (APNG) or an AVIF with frames. */
export function isStilled(bytes: Uint8Array): boolean {
  if (letters(bytes, 4, 8) === 'ftypavis') return true
  if (letters(bytes, 1, 3) !== 'PNG') return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  // Its chunk comes before the first one of the picture (PNG, 3rd edition, 11.3.6).
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = letters(bytes, at + 4, 4)
    if (name === 'acTL') return true
    if (name === 'IDAT') return false
  }
  return false
}

function letters(bytes: Uint8Array, from: number, many: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + many))
}
