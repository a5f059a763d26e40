import { extname } from 'node:path'
import type { EncodedPacket, Input, InputTrack, InputVideoTrack } from 'mediabunny'
import type { Size } from '../../../campaigns/mend.ts'
import { keptJson } from '../site-campaigns.ts'
import { firstTracks } from './first-tracks.ts'
import { isInterlaced } from './interlaced.ts'
import { mediabunny } from './library.ts'
import { hasWholeSegment } from './matroska.ts'

/** Facts of a film, from its container and from every packet. Times are seconds. */
export interface Survey {
  /** Of the container, such as `MP4`. */
  format: string
  picture?: Picture
  sound?: Track
  /** Number of sounds: only the first is sealed. */
  sounds: number
  /** When picture and sound end, as the container declares it; undefined where it does not. */
  declared?: number
  bytes: number
}

interface Track {
  /** Undefined where nobody knows it. */
  codec?: string
  /** RFC 6381, such as `avc1.64001f`. */
  profile: string
  start: number
  end: number
  bytes: number
  /** Whether its last packet lies in the file. */
  isWhole: boolean
}

export interface Picture extends Track {
  /** As it is shown, in pixels. */
  size: Size
  /** Degrees that a player has to turn it by. */
  rotation: number
  /** From one key frame to the next, at most, where there are frames between them. */
  longestGap: number
  /** Of all packets between two key frames, at most. */
  largestGroup: number
  /** Whether frames that are shown before a key frame come after it: they refer to what was before. */
  isOpenGop: boolean
  /** Whether what it begins with is cut away by an edit list, and is there all the same. */
  isCut: boolean
  isInterlaced: boolean
  isHdr: boolean
  /** Whether it says all of what its colours are. */
  hasColours: boolean
}

/** Looks at every packet of a film, and reads the last of each track. Undefined where it cannot be read as a film. */
export async function surveyFilm(path: string): Promise<Survey | undefined> {
  const { survey } = await keptJson(
    { kind: 'survey', files: [path], facts: extname(path).toLowerCase() },
    async () => ({
      survey: await readSurvey(path),
    }),
  )
  return survey
}

async function readSurvey(path: string): Promise<Survey | undefined> {
  const { ALL_FORMATS, FilePathSource, Input: Opened } = await mediabunny()
  const source = new FilePathSource(path)
  const input = new Opened({ formats: ALL_FORMATS, source })
  try {
    const { name: format } = await input.getFormat()
    const { picture, sound } = await firstTracks(input)
    const sounds = await input.getAudioTracks()
    const declared = await declaredEnd(input, path)
    return {
      format,
      ...(picture && { picture: await surveyPicture(picture) }),
      ...(sound && { sound: await surveyTrack(sound) }),
      ...{ sounds: sounds.length, bytes: await source.getSize() },
      ...(declared !== null && { declared }),
    }
  } catch {
    return undefined
  } finally {
    input.dispose()
  }
}

/** Matroska declares one end for all tracks, subtitles included: of a whole file, it says nothing of picture and sound. */
async function declaredEnd(input: Input, path: string): Promise<number | null> {
  const { name } = await input.getFormat()
  if (['Matroska', 'WebM'].includes(name) && (await hasWholeSegment(path))) return null
  const { picture, sound } = await firstTracks(input)
  return input.getDurationFromMetadata([picture, sound].filter((track) => track !== undefined))
}

/** Curves of brightness of high dynamic range. ITU-R BT.2100. */
const HDR = ['pq', 'hlg']

/** Seconds; a start that is earlier by less is a rounding, and no cut. */
const ROUNDING = 0.1

async function surveyPicture(track: InputVideoTrack): Promise<Picture> {
  let [group, frames, largestGroup, longestGap, isOpenGop] = [0, 0, 0, 0, false]
  let key: number | undefined
  const endGroup = (at: number) => {
    if (key !== undefined && frames > 1) longestGap = Math.max(longestGap, at - key)
  }
  const common = await surveyTrack(track, ({ type, timestamp, byteLength }) => {
    if (type === 'key') {
      endGroup(timestamp)
      key = timestamp
      group = 0
      frames = 0
    } else if (key !== undefined && timestamp < key) isOpenGop = true
    frames++
    group += byteLength
    largestGroup = Math.max(largestGroup, group)
  })
  endGroup(common.end)
  const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()]
  const { primaries, transfer, matrix } = await track.getColorSpace()
  const configuration = (await track.getDecoderConfig())?.description
  return {
    ...common,
    ...{ size: { width, height }, rotation: await track.getRotation(), largestGroup, isOpenGop },
    longestGap,
    isCut: common.start < -ROUNDING,
    ...{ isHdr: HDR.includes(transfer ?? ''), hasColours: Boolean(primaries && matrix) },
    isInterlaced: common.codec === 'avc' && configuration instanceof Uint8Array && isInterlaced(configuration),
  }
}

async function surveyTrack(track: InputTrack, each?: (packet: EncodedPacket) => void): Promise<Track> {
  const { EncodedPacketSink } = await mediabunny()
  const [codec, profile] = [await track.getCodec(), (await track.getCodecParameterString()) ?? '']
  const sink = new EncodedPacketSink(track)
  let [start, end, bytes] = [Number.POSITIVE_INFINITY, 0, 0]
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
    start = Math.min(start, packet.timestamp)
    end = Math.max(end, packet.timestamp + packet.duration)
    bytes += packet.byteLength
    each?.(packet)
  }
  const last = await sink.getPacket(Number.POSITIVE_INFINITY).catch(() => null)
  return { ...(codec !== null && { codec }), profile, start, end, bytes, isWhole: last !== null }
}
