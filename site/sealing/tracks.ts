import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { mediabunny } from './films/library.ts'
import { keptJson } from './site-campaigns.ts'
import { EARLIEST_END, stopsEarly } from './sounds/whole.ts'

/** What plays in Safari, Chrome, Firefox and the browsers inside messengers alike. */
const EVERYWHERE = ['aac', 'mp3', 'opus', 'vorbis', 'flac', 'pcm-u8', 'pcm-s16', 'pcm-s24', 'pcm-s32', 'pcm-f32']

/** LC and HE of AAC. Others, as of old QuickTimes, few browsers play, and nothing packages. RFC 6381, 3.3. */
const PLAYED_AAC = /^mp4a\.(?:40\.(?:0?2|0?5|29)|67)$/i

/** Whether a sound is AAC of a kind that few browsers play. */
export const isOddAac = (codec: string, profile: string) => codec === 'aac' && !PLAYED_AAC.test(profile)

/** The fault of a sound that is not there to its end. */
export const CUT_SHORT = 'ends in the middle'

/** File endings by format: some browsers go by the name. */
const NAMES: Record<string, string[]> = {
  ...{ MP4: ['.mp4', '.m4v', '.m4a', '.mov'], 'QuickTime File Format': ['.mp4', '.m4v', '.m4a', '.mov'] },
  ...{ Matroska: ['.mkv', '.webm'], WebM: ['.mkv', '.webm'], Ogg: ['.ogg', '.opus'] },
  ...{ MP3: ['.mp3'], WAVE: ['.wav'], FLAC: ['.flac'], ADTS: ['.aac'] },
}

/** Whether a file's name says what lies in it, by the name of its format. */
export function isNamedFor(format: string, file: string): boolean {
  return NAMES[format]?.includes(extname(file).toLowerCase()) ?? true
}

/** Why a sound does not play everywhere, read to its end; undefined when it does. */
export async function soundFault(path: string, codecs: readonly string[] = EVERYWHERE): Promise<string | undefined> {
  const facts = [extname(path).toLowerCase(), codecs]
  const { fault } = await keptJson({ kind: 'sound fault', files: [path], facts }, () => findFault(path, codecs))
  return fault
}

async function findFault(path: string, codecs: readonly string[]): Promise<{ fault?: string }> {
  const { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } = await mediabunny()
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) })
  try {
    const { name } = await input.getFormat()
    if (await stopsEarly(path, name)) return { fault: CUT_SHORT }
    // A picture beside it is the cover of an album.
    const tracks = await input.getAudioTracks()
    if (tracks.length === 0) return { fault: 'has no audio in it' }
    if (!isNamedFor(name, path)) return { fault: `is ${name}, and its name says otherwise` }
    if (name === 'WAVE' && (await isRf64(path))) return { fault: 'is RF64, which Firefox does not play' }
    for (const track of tracks) {
      const codec = (await track.getCodec()) ?? 'no known codec'
      if (!codecs.includes(codec)) return { fault: `has a track in ${codec}` }
      const profile = (await track.getCodecParameterString()) ?? ''
      if (isOddAac(codec, profile)) return { fault: `has a track in AAC that is neither LC nor HE (${profile})` }
      const packets = new EncodedPacketSink(track)
      const first = await packets.getFirstPacket()
      if (codec === 'mp3' && first && !isLayer3(first.data)) return { fault: 'has a track in MP2 (MPEG layer II)' }
      // The last packet lies at the end of a whole file, and where its header says.
      const last = await packets.getPacket(Number.POSITIVE_INFINITY)
      const declared = (await input.getDurationFromMetadata([track])) ?? 0
      if (!last || last.timestamp + last.duration < declared - EARLIEST_END) return { fault: CUT_SHORT }
    }
    return {}
  } catch {
    return { fault: 'cannot be read as what its name says' }
  } finally {
    input.dispose()
  }
}

/** Whether a frame of MPEG sound is of the layer that browsers play; all three look alike to mediabunny. ISO 11172-3, 2.4.2.3. */
const isLayer3 = (frame: Uint8Array) => ((frame[1] ?? 0) & 0b110) === 0b010

/** Whether a WAVE file has lengths of 64 bits. EBU Tech 3306. */
async function isRf64(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.toString('latin1') === 'RF64'
  } finally {
    await file.close()
  }
}
