import { extname } from 'node:path'
import { trackFault } from './tracks.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Containers in which phones and programs save what plays everywhere once it lies in an MP4. */
export const REPACKED = ['.mov', '.mkv']

/** What every browser plays in an MP4. */
export const IN_MP4 = ['avc', 'aac', 'mp3']

/** Whether a film is sealed as an MP4 with the same pictures and sounds (remuxing), by its name. */
export function isRepacked(file: string): boolean {
  return REPACKED.includes(extname(file).toLowerCase())
}

/** Why a film cannot be put into an MP4 as it is; undefined when it can. */
export function repackingFault(path: string): Promise<string | undefined> {
  return trackFault(path, 'video', IN_MP4)
}

/** The tracks of a film in an MP4, not encoded anew: the same bytes whenever it is asked for. */
export async function repacked(path: string): Promise<Bytes> {
  const { ALL_FORMATS, BufferTarget, Conversion, FilePathSource, Input, Mp4OutputFormat, Output } = await import(
    'mediabunny'
  )
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) })
  try {
    const target = new BufferTarget()
    // Opened as a whole, so that it makes no difference where the index lies.
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target })
    // Without tags: phones write the place into them.
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

/** ISO 14496-12, 8.2.2: when it was made and changed, of 4 bytes each or, in version 1, of 8. It is now, at every build. */
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
