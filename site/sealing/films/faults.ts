import { basename, extname } from 'node:path'
import { type Mending, mendCommand, rungName, type Size } from '../../../campaigns/mend.ts'
import type { Problem } from '../../../campaigns/problem.ts'
import { isNamedFor, isOddAac } from '../tracks.ts'
import { sizeCommand } from './size-command.ts'
import { type Picture, type Survey, surveyFilm } from './survey.ts'

/** A fault of a film; the message goes on after its name. */
export type Fault = Pick<Problem, 'severity' | 'message'>

/** Codecs that play in segments in Safari, Chrome, Firefox and the browsers inside messengers. */
const PLAYED = { picture: ['avc', 'vp9', 'av1'], sound: ['aac', 'opus', 'flac'] }

/** Those of them that iPhones before iOS 17.1 play too, which get a film as one MP4. */
const PLAYED_BY_OLD = ['avc', 'aac']

/** Baseline, Main, Extended and High of H.264, 8 bits and 4:2:0 all of them. RFC 6381, 3.3. */
const PLAYED_AVC = /^avc[13]\.(?:42|4d|58|64)/i

/** Pixels of a frame of level 5.2, which is the most that phones decode: 4096 × 2304. ITU-T H.264, table A-1. */
const LARGEST_FRAME = 36_864 * 256

/** Throughput of slow 4G, in bits a second, as Lighthouse has it. */
export const SLOW_4G = 1_600_000

/** Seconds. */
const LONGEST_GAP = 4
const LATEST_START = 0.5
const EARLIEST_END = 1

/** Size limit of a segment, in bytes: the buffers of browsers take some 100 MB, those of phones less. */
const LARGEST_SEGMENT = 50 * 2 ** 20

/** Faults of a film, each with its mend: the one that breaks it, or else all that make it heavy. */
export async function filmFaults(path: string): Promise<Fault[]> {
  const survey = await surveyFilm(path)
  if (survey?.sound && !survey.picture) {
    const name = `${basename(path, extname(path))}.m4a`
    return [error(`has no picture in it, expected a film, or the name of a sound, such as ${name}`)]
  }
  if (survey && !isWhole(survey)) {
    const end = survey.picture ? ': it stops there' : ', before its index: it plays nowhere'
    return [error(`ends in the middle${end}, expected all of it: export or copy it again`)]
  }
  const broken = survey ? brokenness(path, survey) : 'cannot be read as what its name says: it plays nowhere'
  const mend = mendCommand(path, mendingOf(survey))
  if (broken) return [error(`${broken}, expected a whole MP4 with H.264 and AAC: ${mend}`)]
  if (!survey?.picture) return []
  const weak = [...youth(survey, mend), ...heaviness(survey.picture, survey, mend)]
  return weak.map((message) => ({ severity: 'warning', message }))
}

function brokenness(path: string, survey: Survey): string | undefined {
  const { format, picture } = survey
  if (!isNamedFor(format, path)) return `is ${format}, and its name says otherwise: some browsers go by the name`
  return picture && (pictureFault(picture) ?? soundFault(survey) ?? startFault(survey))
}

/** Whether the last packet of each track is there, and none is missing that the container declares. */
function isWhole({ picture, sound, declared }: Survey): boolean {
  if (!picture) return false
  const end = Math.max(picture.end, sound?.end ?? 0)
  return picture.isWhole && sound?.isWhole !== false && (declared ?? end) < end + EARLIEST_END
}

function pictureFault({ codec, profile, size, isOpenGop, isCut, rotation, largestGroup }: Picture): string | undefined {
  if (!codec || !PLAYED.picture.includes(codec))
    return `has its picture in ${codec ?? 'no codec that browsers know'}: many fans would see none`
  if (codec === 'avc' && !PLAYED_AVC.test(profile))
    return 'has more colours than most phones play (H.264 of 10 bits, 4:2:2 or 4:4:4): many fans would see none'
  if (codec === 'vp9' && !profile.startsWith('vp09.00'))
    return 'has more colours than most phones play (VP9 of 10 bits)'
  if (codec === 'av1' && !profile.startsWith('av01.0'))
    return 'has more colours than most phones play (AV1 of 12 bits, 4:2:2 or 4:4:4): many fans would see none'
  if (size.width * size.height > LARGEST_FRAME)
    return `has ${size.width} × ${size.height} pixels, and phones decode 4096 × 2304 at most: many fans would see none`
  if (isOpenGop) return 'goes on over its key frames (open GOP): after a jump, Chrome stops for good'
  if (isCut) return 'begins with frames that an edit list hides: players show them, or wait for them'
  if (rotation !== 0) return `is to be turned by ${rotation}°: on iPhones it lies on its side`
  if (largestGroup > LARGEST_SEGMENT)
    return `has ${megabytes(largestGroup)} between two key frames: more than browsers take at once`
  return undefined
}

function soundFault({ picture, sound }: Survey): string | undefined {
  if (!picture || !sound) return undefined
  if (!sound.codec || !PLAYED.sound.includes(sound.codec))
    return `has its sound in ${sound.codec ?? 'no codec that browsers know'}: nobody, or not everybody, would hear it`
  if (isOddAac(sound.codec, sound.profile))
    return `has its sound in AAC that is neither LC nor HE (${sound.profile}): few would hear it`
  const late = sound.start - picture.start
  if (Math.abs(late) > LATEST_START) {
    return `has ${late > 0 ? 'sound' : 'a picture'} only after ${seconds(Math.abs(late))}: until then players wait for it`
  }
  const early = picture.end - sound.end
  if (Math.abs(early) > EARLIEST_END) {
    const [first, at] = early > 0 ? ['sound', sound.end] : ['picture', picture.end]
    return `has no ${first} after ${seconds(at)} of ${seconds(Math.max(picture.end, sound.end))}: jumps behind that hang`
  }
  return undefined
}

/** What is counted from later than zero is as long as that, and ends before. */
function startFault({ picture, sound }: Survey): string | undefined {
  const start = Math.min(picture?.start ?? 0, sound?.start ?? Number.POSITIVE_INFINITY)
  if (start <= LATEST_START) return undefined
  return `begins only at ${seconds(start)}: players show a length that it does not have, and captions too late`
}

/** What every mend of this film has to do as well: hold its last picture while the sound goes on, and turn HDR into SDR. */
export function mendingOf(survey: Survey | undefined): Mending {
  const missing = (survey?.sound?.end ?? 0) - (survey?.picture?.end ?? Number.POSITIVE_INFINITY)
  const { isHdr = false, hasColours = true } = survey?.picture ?? {}
  return { held: missing > EARLIEST_END ? missing : 0, isHdr, hasColours }
}

function youth(survey: Survey, mend: string): string[] {
  if (codecsOf(survey).every((codec) => PLAYED_BY_OLD.includes(codec))) return []
  const consequence = 'old iPhones show nothing of it, expected H.264 and AAC'
  return [`is in ${codecsOf(survey).join(' and ')}: ${consequence}: ${mend}`]
}

function heaviness({ longestGap, largestGroup, ...picture }: Picture, { sounds }: Survey, mend: string): string[] {
  const found: string[] = []
  if (picture.isHdr) found.push(`is HDR: on most screens it looks grey, expected the colours of all: ${mend}`)
  if (picture.isInterlaced) {
    const consequence = 'if it is, browsers show two moments in one, and what moves has combs at its edges'
    found.push(`is marked as interlaced: ${consequence}, expected whole frames: ${mend}`)
  }
  if (longestGap > LONGEST_GAP) {
    const wait = seconds((8 * largestGroup) / SLOW_4G)
    const cost = `a jump loads up to ${megabytes(largestGroup)}, which takes slow 4G ${wait}`
    found.push(`has key frames up to ${seconds(longestGap)} apart: ${cost}, expected one every 2 s: ${mend}`)
  }
  if (sounds > 1)
    found.push(`has ${sounds} sounds: fans hear the first, expected a film of its own for each of the others`)
  return found
}

/** Of picture and sound. */
export function codecsOf({ picture, sound }: Survey): string[] {
  return [picture?.codec, sound?.codec].filter((codec) => codec !== undefined)
}

/** Average bitrate of a film, in bits a second. */
export function bitrateOf({ picture, sound, bytes }: Survey): number {
  return (8 * bytes) / Math.max(picture?.end ?? 0, sound?.end ?? 0, Number.MIN_VALUE)
}

/** Whether a film stops again and again on a slow network. */
export const isHeavy = (survey: Survey) => bitrateOf(survey) > SLOW_4G

/** The wait on a slow network, by the smallest rendition of a film of this size; undefined where there is none. */
export function heavinessOf(path: string, size: Size, smallest: Survey): Fault | undefined {
  if (!isHeavy(smallest)) return undefined
  const bitrate = bitrateOf(smallest)
  const [all, first] = [smallest.bytes, ((smallest.picture?.largestGroup ?? 0) * 8) / SLOW_4G]
  const needs = `needs ${(bitrate / 1e6).toFixed(1)} Mbit/s, and slow 4G has 1.6`
  const time = `its first picture takes up to ${seconds(first)} there, and the whole of it ${seconds((8 * all) / SLOW_4G)}`
  return {
    severity: 'warning',
    message: `${needs}: ${time}, expected a smaller one beside it: ${sizeCommand(path, size, rungName(path, 360))}`,
  }
}

const error = (message: string): Fault => ({ severity: 'error', message })
const seconds = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} s`
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
