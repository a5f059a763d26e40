import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import sharp, { type Sharp, type SharpOptions } from 'sharp'

/**
 * What is wrong with a picture and leaves it whole (bytes between two segments, a sum that is not its chunk's) stops neither the
 * check nor the build: browsers show it.
 */
const TOLERANCE = { failOn: 'truncated' } as const

/**
 * Opens any picture that a campaign may contain, whatever its name: formats of sharp, and HEIC, as iPhones take it. Throws
 * where it is none.
 *
 * @param source a path, or the file's content
 */
export async function openPicture(source: string | Uint8Array, options: SharpOptions = {}): Promise<Sharp> {
  const tolerant = { ...TOLERANCE, ...options }
  const { compression, icc } = await sharp(source, tolerant).metadata()
  if (compression !== 'hevc') return sharp(source, tolerant)
  return sharp(await asJpeg(typeof source === 'string' ? await readFile(source) : source, icc))
}

/** What a picture is, whatever its name says: `svg`, `gif`; undefined where it is none. */
export async function formatOf(file: string): Promise<string | undefined> {
  return sharp(file, TOLERANCE)
    .metadata()
    .then(
      ({ format }) => format,
      () => undefined,
    )
}

/** The most pixels that sharp opens. */
export const MOST_PIXELS = 16383 ** 2

/** The size that a picture says it has, however large; none where it says nothing. */
export async function sizeOf(file: string): Promise<{ width: number; height: number }> {
  const none = { width: 0, height: 0 }
  return sharp(file, { ...TOLERANCE, limitInputPixels: false })
    .metadata()
    .catch(() => none)
}

/** The last decoded picture is kept: decoding takes a second, and the forms of one picture are made in a row. */
const KEPT = 4
const decoded = new Map<string, Promise<Buffer>>()

function asJpeg(heic: Uint8Array, icc: Buffer | undefined): Promise<Buffer> {
  const digest = createHash('sha256').update(heic).digest('base64url')
  const jpeg = decoded.get(digest) ?? decode(heic, icc)
  decoded.delete(digest)
  decoded.set(digest, jpeg)
  for (const oldest of [...decoded.keys()].slice(0, -KEPT)) decoded.delete(oldest)
  return jpeg
}

interface Pixels {
  width: number
  height: number
  data: Uint8ClampedArray
}

async function decode(heic: Uint8Array, icc: Buffer | undefined): Promise<Buffer> {
  const worker = new Worker(new URL('heic-worker.ts', import.meta.url), {
    workerData: heic,
    stdout: true,
    stderr: true,
  })
  const { width, height, data } = await new Promise<Pixels>((settle, fail) => {
    worker.on('message', settle)
    worker.on('error', fail)
  })
  const jpeg = await sharp(data, { raw: { width, height, channels: 4 } })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer()
  return icc ? withProfile(jpeg, icc) : jpeg
}

/** Phones take pictures in wide colours (Display P3): without their profile they would be pale. ICC.1:2022, B.4. */
function withProfile(jpeg: Buffer, icc: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), icc])
  const head = Buffer.from([0xff, 0xe2, 0, 0])
  if (content.length + 2 > 0xffff) return jpeg
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)])
}
