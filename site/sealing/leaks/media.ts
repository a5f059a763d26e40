import { RunIndex } from './run-index.ts'
import { type Detector, type Finding, placeOf, type Secrets } from './secrets.ts'

/** Length of a fragment that two files do not share by chance. */
const FRAGMENT = 128

/** The fewest distinct bytes of a block of 64: compressed sound and pictures have some 57, padding and flat areas few. */
const VARIETY = 12

/** Shorter files say nothing that could be recognised. */
const SHORTEST = 16

const MEND = 'Take the copy out of the site; what is meant to be public, publish as the cover.'

/** Finds the media of pieces: any fragment of them, most of what the build made of a picture, small ones as a whole. */
export function createMediaDetector({ campaigns }: Pick<Secrets, 'campaigns'>): Detector {
  const media = campaigns.flatMap((campaign) =>
    campaign.pieces.flatMap((piece) =>
      piece.media.map(({ file, bytes }, i) => ({
        bytes,
        isMade: isCoded(bytes) && (file.endsWith('.bin') || piece.media.findIndex((each) => each.file === file) < i),
        content: bytes.subarray(contentStart(bytes)),
        finding: { what: `bytes ${placeOf(campaign, piece, file)}`, mend: MEND, slug: campaign.slug },
      })),
    ),
  )
  const large = media.filter(({ content }) => content.length >= FRAGMENT)
  const small = media.filter(({ bytes, content }) => bytes.length >= SHORTEST && content.length < FRAGMENT)
  // The build makes equal bytes of pictures that are alike from the top, such as cards on one ground, up to where they differ.
  const made = new Set(large.flatMap(({ content, isMade }) => (isMade ? content : [])))
  const fragments = new RunIndex(
    large.map(({ content }) => content),
    {
      block: FRAGMENT / 2,
      minimum: (content) => (made.has(content) ? Math.max(FRAGMENT, content.length / 2) : FRAGMENT),
      minimumVariety: VARIETY,
    },
  )
  const wholes = new RunIndex(
    small.map(({ bytes }) => bytes),
    { block: SHORTEST, minimum: ({ length }) => length, isWhole: true },
  )
  const report = (list: { finding: Finding }[]) => (source: number) => list[source]?.finding ?? []
  return ({ bytes }) => [
    ...fragments.find(bytes).flatMap(({ source }) => report(large)(source)),
    ...wholes.find(bytes).flatMap(({ source }) => report(small)(source)),
  ]
}

/** Whether bytes are a picture as the build makes them: an AVIF or a WebP. */
function isCoded(bytes: Uint8Array): boolean {
  return /^(?:RIFF.{4}WEBP|.{4}ftypavi)/s.test(Buffer.from(bytes.subarray(0, 12)).toString('latin1'))
}

/**
 * Offset at which a file stops being like any other of its kind: at the scan of a JPEG, at the pixels of a PNG or an AVIF.
 */
function contentStart(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length > 4 && view.getUint16(0) === 0xffd8) return scanStart(view)
  if (bytes.length > 16 && view.getUint32(0) === 0x89504e47) return pixelStart(view)
  if (bytes.length > 16 && view.getUint32(4) === 0x66747970) return mediaStart(view)
  return 0
}

/** ITU-T T.81, B.1.1: segments of a marker, a length and so many bytes, up to SOS. */
function scanStart(view: DataView): number {
  let at = 2
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    if (view.getUint8(at + 1) === 0xda) return at
    at += 2 + view.getUint16(at + 2)
  }
  return 0
}

/** PNG, section 5.3: chunks of a length, a type, so many bytes and a checksum, up to IDAT. */
function pixelStart(view: DataView): number {
  let at = 8
  while (at + 12 <= view.byteLength) {
    if (view.getUint32(at + 4) === 0x49444154) return at
    at += 12 + view.getUint32(at)
  }
  return 0
}

/** ISO 14496-12, 4.2: boxes of a size, a type and so many bytes, up to `mdat`. */
function mediaStart(view: DataView): number {
  let at = 0
  while (at + 8 <= view.byteLength) {
    const size = view.getUint32(at)
    if (view.getUint32(at + 4) === 0x6d646174) return at + 8
    // Smaller sizes have a special meaning, in boxes of more than 4 GiB.
    if (size < 8) return 0
    at += size
  }
  return 0
}
