import { extname } from 'node:path'
import { trackFault } from './tracks.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Containers of phones and programs whose tracks play everywhere once they are in an MP4. */
export const REPACKED = ['.mov', '.mkv']

/** Codecs that every browser plays in an MP4. */
export const IN_MP4 = ['avc', 'aac', 'mp3']

/** Whether a film is remuxed into an MP4 before it is sealed, by its name. */
export function isRepacked(file: string): boolean {
  return REPACKED.includes(extname(file).toLowerCase())
}

/** Why a film cannot be remuxed; undefined when it can. */
export function repackingFault(path: string): Promise<string | undefined> {
  return trackFault(path, 'video', IN_MP4)
}

/** Remuxes a film into an MP4, without encoding it anew. Deterministic: always the same bytes. */
export async function repacked(path: string): Promise<Bytes> {
  const { ALL_FORMATS, BufferTarget, Conversion, FilePathSource, Input, Mp4OutputFormat, Output } = await import(
    'mediabunny'
  )
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) })
  try {
    const target = new BufferTarget()
    // Without fast start: the file is decrypted as a whole, so the place of the index does not matter.
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target })
    // Without tags: phones write the location into them.
    const conversion = await Conversion.init({ input, output, tags: {}, showWarnings: false })
    await conversion.execute()
    const bytes = new Uint8Array(target.buffer ?? new ArrayBuffer(0))
    forgetTimes(new DataView(bytes.buffer), 0, bytes.length)
    return bytes
  } finally {
    input.dispose()
  }
}

const HOLDERS = ['moov', 'trak', 'mdia']
const HEADERS = ['mvhd', 'tkhd', 'mdhd']

/**
 * Zeroes the times of creation and change (ISO 14496-12, 8.2.2; 4 bytes each or, in version 1, 8), which would differ with
 * every build.
 */
function forgetTimes(view: DataView, start: number, end: number): void {
  for (let at = start; at + 8 <= end; ) {
    const size = view.getUint32(at) === 1 ? Number(view.getBigUint64(at + 8)) : view.getUint32(at)
    if (size < 8) return
    const type = String.fromCharCode(...new Uint8Array(view.buffer, at + 4, 4))
    if (HOLDERS.includes(type)) forgetTimes(view, at + 8, at + size)
    if (HEADERS.includes(type)) new Uint8Array(view.buffer, at + 12, view.getUint8(at + 8) === 1 ? 16 : 8).fill(0)
    at += size
  }
}
