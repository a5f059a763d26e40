import { readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import {
  ALL_FORMATS,
  BlobSource,
  BufferTarget,
  Conversion,
  Input,
  MkvOutputFormat,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
} from 'mediabunny'
import sharp, { type Sharp } from 'sharp'

const SVG = 'http://www.w3.org/2000/svg'
const text = (content: string) => new TextEncoder().encode(content)

/** One picture in whatever cameras, scanners and programs make of it, and films and sounds. */
export type OddMedia = Awaited<ReturnType<typeof oddMedia>>

export async function oddMedia(photo: Uint8Array) {
  const made = async (picture: Sharp) => new Uint8Array(await picture.toBuffer())
  const frames = await sharp(photo).extend({ bottom: 64, background: '#123' }).raw().toBuffer()
  const moving = sharp(frames, { raw: { width: 96, height: 128, channels: 3, pageHeight: 64 } })
  const [png, deep, cmyk, turned, gif, animated, webp, told, avif, tiff, pages, thread] = await Promise.all([
    made(sharp(photo).png()),
    made(sharp(photo).toColourspace('rgb16').png()),
    made(sharp(photo).toColourspace('cmyk').jpeg()),
    made(sharp(photo).withMetadata({ orientation: 6 }).jpeg()),
    made(sharp(photo).gif()),
    made(moving.clone().gif()),
    made(sharp(photo).webp()),
    made(
      moving
        .clone()
        .webp()
        .withExif({ IFD0: { Copyright: 'Claire' } }),
    ),
    made(sharp(photo).avif({ effort: 0 })),
    made(sharp(photo).tiff()),
    made(moving.clone().tiff()),
    made(sharp(photo).resize(8, 17_000, { fit: 'fill' }).jpeg()),
  ])
  return {
    ...{ jpg: photo, png, deep, cmyk, turned, gif, moving: animated, webp, told, avif, tiff, pages, thread },
    stilled: stilled(png),
    ...(await films()),
    heic: new Uint8Array(await readFile('tests/vectors/media/photo.heic')),
    svg: text(`<svg xmlns="${SVG}" width="40" height="30"><path d="M0 0h${(photo[200] ?? 0) % 40}v9z"/></svg>`),
    sizeless: text(`<svg xmlns="${SVG}" viewBox="0 0 40 30"><path d="M3 0h${(photo[201] ?? 0) % 40}v9z"/></svg>`),
    nameless: text('<svg width="40" height="30"><path d="M0 0h9v9z"/></svg>'),
    script: text(`<svg xmlns="${SVG}" width="9" height="9"><script>alert(1)</script><path d="M0 0h9v9z"/></svg>`),
    bomb: text(`<svg xmlns="${SVG}" width="90000" height="90000"><path d="M0 0h9v9z"/></svg>`),
    html: text('<!doctype html><title>404</title>'),
    text: text(`Dans le fichier ${photo.slice(300, 308).join('-')}`),
    zeros: new Uint8Array(400),
  }
}

/** A PNG that says that it moves (APNG): the chunk stands behind the head. */
function stilled(png: Uint8Array): Uint8Array {
  const chunk = Buffer.from('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0', 'latin1')
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 16)), 16)
  return new Uint8Array(Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]))
}

let making: ReturnType<typeof makeFilms> | undefined

function films() {
  making ??= makeFilms()
  return making
}

/** The same pictures and sounds in three containers, and a sound as recorders save it. */
async function makeFilms() {
  const clip = new Blob([await readFile('campaigns/minuit-club/media/clip.mp4')])
  const inFormat = async (format: Mp4OutputFormat | MovOutputFormat | MkvOutputFormat) => {
    const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(clip) })
    const output = new Output({ format, target: new BufferTarget() })
    await (await Conversion.init({ input, output, trim: { end: 1 }, showWarnings: false })).execute()
    return new Uint8Array(output.target.buffer ?? new ArrayBuffer(0))
  }
  return {
    film: await inFormat(new Mp4OutputFormat()),
    quicktime: await inFormat(new MovOutputFormat()),
    matroska: await inFormat(new MkvOutputFormat()),
    wave: wave(),
  }
}

/** RIFF WAVE: one channel, 16 bits, a quarter of a second of noise at 8 kHz. */
function wave(): Uint8Array {
  const samples = Buffer.from(Int16Array.from({ length: 2000 }, (_, i) => ((i * 7919) % 4001) - 2000).buffer)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  for (const [at, value] of [
    [16, 16],
    [24, 8000],
    [28, 16_000],
    [40, samples.length],
  ] as const)
    head.writeUInt32LE(value, at)
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    head.writeUInt16LE(value, at)
  head.write('data', 36)
  return new Uint8Array(Buffer.concat([head, samples]))
}
