/** How files of sound begin, by the names of their formats: RFC 3533, RFC 9639, RIFF, ID3v2. */
const BEGINNINGS: Record<string, (bytes: Buffer) => boolean> = {
  OggS: (bytes) => bytes.readUInt8(4) === 0,
  fLaC: (bytes) => bytes.readUInt16BE(5) === 0,
  RIFF: (bytes) => bytes.toString('latin1', 8, 12) === 'WAVE',
  // Its version, and the flags that this knows.
  ID3: (bytes) => bytes.readUInt8(3) <= 4 && bytes.readUInt8(4) === 0 && (bytes.readUInt8(5) & 0x0f) === 0,
}

/** Frames in a row that do not follow one another by chance. */
const CHAIN = 3

/** The format of a sound, by how it begins; undefined where it is none. MP4 has boxes, as films do. */
export function soundIn(bytes: Buffer): string | undefined {
  if (bytes.length < 16) return undefined
  const named = Object.entries(BEGINNINGS).find(
    ([name, follows]) => bytes.toString('latin1', 0, name.length) === name && follows(bytes),
  )
  if (named) return named[0]
  if (hasFrames(bytes, adtsLength)) return 'ADTS'
  return hasFrames(bytes, mp3Length) ? 'MP3' : undefined
}

function hasFrames(bytes: Buffer, lengthAt: (bytes: Buffer, at: number) => number): boolean {
  let at = 0
  for (let n = 0; n < CHAIN; n++) {
    const length = at + 7 <= bytes.length ? lengthAt(bytes, at) : 0
    if (length === 0) return false
    at += length
  }
  return true
}

/** ISO 13818-7, 6.2: a frame of AAC says its length in 13 bits. */
function adtsLength(bytes: Buffer, at: number): number {
  if ((bytes.readUInt16BE(at) & 0xfff6) !== 0xfff0) return 0
  const length = (bytes.readUIntBE(at + 3, 3) >> 5) & 0x1fff
  return length > 7 ? length : 0
}

const KILOBITS = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const KILOBITS_OF_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const RATES = [44_100, 48_000, 32_000]

/** ISO 11172-3, 2.4.1.3: layer III of MPEG 1, 2 or 2.5, whose length follows from its bitrate and rate. */
function mp3Length(bytes: Buffer, at: number): number {
  const head = bytes.readUInt32BE(at)
  const [version, layer, kilobits, rate] = [(head >> 19) & 3, (head >> 17) & 3, (head >> 12) & 15, (head >> 10) & 3]
  if (head >>> 21 !== 0x7ff || version === 1 || layer !== 1) return 0
  const bits = 1000 * ((version === 3 ? KILOBITS : KILOBITS_OF_2)[kilobits] ?? 0)
  const hertz = (RATES[rate] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4)
  if (bits === 0 || hertz === 0) return 0
  return Math.floor(((version === 3 ? 144 : 72) * bits) / hertz) + ((head >> 9) & 1)
}
