import { extname } from 'node:path'
import type { InputTrack, InputVideoTrack } from 'mediabunny'
import { keptJson } from '../site-campaigns.ts'
import { mediabunny } from './library.ts'

/** What a film says of itself, and what its packets say. Times are seconds. */
export interface Survey {
  /** Of the container, such as `MP4`. */
  format: string
  picture?: Picture
  sound?: Track
  /** How many there are: only the first is sealed. */
  sounds: number
  /** As the container declares it; undefined where it does not. */
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
  size: { width: number; height: number }
  /** Degrees that a player has to turn it by. */
  rotation: number
  /** From one key frame to the next, at most. */
  longestGap: number
  /** Of all packets between two key frames, at most. */
  largestGroup: number
  /** Whether frames that are shown before a key frame come after it: they refer to what was before. */
  isOpenGop: boolean
  /** Whether what it begins with is cut away by an edit list, and is there all the same. */
  isCut: boolean
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
    const [pictures, sounds] = [await input.getVideoTracks(), await input.getAudioTracks()]
    const [picture, sound] = [pictures[0], sounds[0]]
    const declared = await input.getDurationFromMetadata()
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

async function surveyPicture(track: InputVideoTrack): Promise<Picture> {
  const { EncodedPacketSink } = await mediabunny()
  let [group, largestGroup, longestGap, isOpenGop, end] = [0, 0, 0, false, 0]
  let key: number | undefined
  for await (const { type, timestamp, duration, byteLength } of new EncodedPacketSink(track).packets(
    undefined,
    undefined,
    META,
  )) {
    if (type === 'key') {
      if (key !== undefined) longestGap = Math.max(longestGap, timestamp - key)
      ;[key, group] = [timestamp, 0]
    } else if (key !== undefined && timestamp < key) isOpenGop = true
    group += byteLength
    largestGroup = Math.max(largestGroup, group)
    end = Math.max(end, timestamp + duration)
  }
  const common = await surveyTrack(track)
  const [width, height, rotation] = [
    await track.getDisplayWidth(),
    await track.getDisplayHeight(),
    await track.getRotation(),
  ]
  return {
    ...common,
    ...{ size: { width, height }, rotation, largestGroup, isOpenGop },
    longestGap: Math.max(longestGap, end - (key ?? end)),
    isCut: common.start < -FRAME,
  }
}

const META = { metadataOnly: true }

/** Seconds: less than that is no cut but a rounding. */
const FRAME = 0.1

async function surveyTrack(track: InputTrack): Promise<Track> {
  const { EncodedPacketSink } = await mediabunny()
  const codec = await track.getCodec()
  const profile = (await track.getCodecParameterString()) ?? ''
  const sink = new EncodedPacketSink(track)
  let [start, end, bytes] = [Number.POSITIVE_INFINITY, 0, 0]
  for await (const { timestamp, duration, byteLength } of sink.packets(undefined, undefined, META)) {
    start = Math.min(start, timestamp)
    end = Math.max(end, timestamp + duration)
    bytes += byteLength
  }
  const last = await sink.getPacket(Number.POSITIVE_INFINITY).catch(() => null)
  return { ...(codec !== null && { codec }), profile, start, end, bytes, isWhole: last !== null }
}
