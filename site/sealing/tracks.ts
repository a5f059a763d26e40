import { basename, extname } from 'node:path'
import { keptJson } from './site-campaigns.ts'

/** Codecs that play in Safari, Chrome, Firefox and the browsers inside messengers alike. */
const EVERYWHERE = {
  video: ['avc', 'vp8', 'vp9', 'av1'],
  audio: ['aac', 'mp3', 'opus', 'vorbis', 'flac', 'pcm-u8', 'pcm-s16', 'pcm-s24', 'pcm-s32', 'pcm-f32'],
}

/** The H.264 profiles Baseline, Main, Extended and High: 8 bits and 4:2:0 (RFC 6381, 3.3). */
const PLAYED_AVC = /^avc[13]\.(?:42|4d|58|64)/i

/** File endings by format: some browsers go by the name. */
const NAMES: Record<string, string[]> = {
  ...{ MP4: ['.mp4', '.m4v', '.m4a', '.mov'], 'QuickTime File Format': ['.mp4', '.m4v', '.m4a', '.mov'] },
  ...{ Matroska: ['.mkv', '.webm'], WebM: ['.mkv', '.webm'], Ogg: ['.ogg', '.opus'] },
  ...{ MP3: ['.mp3'], WAVE: ['.wav'], FLAC: ['.flac'], ADTS: ['.aac'] },
}

/** Why a film or a sound does not play everywhere; undefined when it does. Reads the file to its end. */
export async function trackFault(
  path: string,
  needed: 'video' | 'audio',
  codecs: readonly string[] = [...EVERYWHERE.video, ...EVERYWHERE.audio],
): Promise<string | undefined> {
  const find = () => findFault(path, needed, codecs)
  const { fault } = await keptJson(
    { kind: 'track fault', files: [path], facts: [extensionOf(path), needed, codecs] },
    find,
  )
  return fault
}

const extensionOf = (path: string) => extname(path).toLowerCase()

async function findFault(path: string, needed: string, codecs: readonly string[]): Promise<{ fault?: string }> {
  const { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } = await import('mediabunny')
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) })
  try {
    const tracks = await input.getTracks()
    if (!tracks.some(({ type }) => type === needed)) return { fault: `has no ${needed} in it` }
    const { name } = await input.getFormat()
    const extension = extensionOf(path)
    if (!(NAMES[name] ?? [extension]).includes(extension)) {
      return { fault: `is ${name}, and its name says otherwise` }
    }
    for (const track of tracks) {
      const codec = (await track.getCodec()) ?? 'no known codec'
      if (!codecs.includes(codec)) return { fault: `has a track in ${codec}` }
      const profile = (await track.getCodecParameterString()) ?? ''
      if (codec === 'avc' && !PLAYED_AVC.test(profile))
        return { fault: 'has more colours than most phones play (H.264 of 10 bits, 4:2:2 or 4:4:4)' }
      // A complete file has its last packet at the end.
      if (!(await new EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY)))
        return { fault: 'ends in the middle' }
    }
    return {}
  } catch {
    return { fault: 'cannot be read as what its name says' }
  } finally {
    input.dispose()
  }
}

/** The command that converts a film to play everywhere. */
export function filmCommand(file: string, made: string): string {
  return `ffmpeg -i "${basename(file)}" -c:v libx264 -crf 21 -vf "scale=-2:min(1080\\,ih)" -pix_fmt yuv420p -c:a aac ${made}`
}

/** The command that converts a sound to play everywhere. */
export function soundCommand(file: string, made: string): string {
  return `ffmpeg -i "${basename(file)}" -b:a 192k ${made}`
}
