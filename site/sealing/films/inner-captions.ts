import { type FileHandle, open } from 'node:fs/promises'
import { extname } from 'node:path'
import { captionsCommand } from '../../../campaigns/mend.ts'
import { boxesOf } from './boxes.ts'
import { subtitleCodec } from './matroska.ts'

/** Handlers of tracks that hold captions. ISO 14496-12, 12.6; `sbtl` is QuickTime's, and `clcp` its closed captions. */
const HANDLERS = ['sbtl', 'subt', 'clcp']

/** `moov`, the index of an MP4. */
const MOOV = 0x6d6f6f76

/** Bytes of an index, of which that of a film of ten hours has some 20 MB. */
const LARGEST_INDEX = 2 ** 28

/** Captions of Matroska that are pictures, as those of discs are: no program makes text of them by itself. */
const PICTURES = /^S_(?:VOBSUB|HDMV\/PGS|DVBSUB)/

/** What is wrong with captions inside a film: players of websites show none of them. The message goes on after its name. */
export async function innerCaptionsFault(path: string): Promise<string | undefined> {
  const isMatroska = ['.mkv', '.webm'].includes(extname(path).toLowerCase())
  const codec = isMatroska ? await subtitleCodec(path) : undefined
  if (!(isMatroska ? codec !== undefined : await hasCaptionTrack(path))) return undefined
  if (PICTURES.test(codec ?? ''))
    return 'has captions inside it as pictures, which no fan would see, expected their text beside it, as WebVTT'
  const expected = 'expected them beside it, named by their language, for which "en" stands here'
  return `has captions inside it, which no fan would see, ${expected}: ${captionsCommand(path, 'en')}`
}

async function hasCaptionTrack(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const index = await readIndex(file)
    for (const { type, at } of boxesOf(index, ['moov', 'trak', 'mdia']))
      if (type === 'hdlr' && HANDLERS.includes(String.fromCharCode(...index.subarray(at + 16, at + 20)))) return true
    return false
  } finally {
    await file.close()
  }
}

/** The index, wherever it lies; empty where there is none. */
async function readIndex(file: FileHandle): Promise<Uint8Array<ArrayBuffer>> {
  for (let at = 0; ; ) {
    const head = new DataView(new ArrayBuffer(16))
    const { bytesRead } = await file.read(head, 0, 16, at)
    if (bytesRead < 16) return new Uint8Array()
    const size = head.getUint32(0) === 1 ? Number(head.getBigUint64(8)) : head.getUint32(0)
    if (head.getUint32(4) === MOOV && size <= LARGEST_INDEX) {
      const index = new Uint8Array(size)
      await file.read(index, 0, size, at)
      return index
    }
    if (size < 8) return new Uint8Array()
    at += size
  }
}
