import { basename, extname } from 'node:path'
import { SIZE } from './film.ts'

/** Options of ffmpeg between its input and its output. */
export type Options = readonly string[]

/** Options of every mend: key frames every two seconds, where segments begin; sound from the first frame to the last. */
const COMMON: Options = [
  '-force_key_frames',
  'expr:gte(t,n_forced*2)',
  '-af',
  'aresample=async=1:first_pts=0,apad',
  '-shortest',
]

/** Track selection: the first picture and the first sound, where there is one. */
const TRACKS: Options = ['-map', '0:v:0', '-map', '0:a:0?']

interface Coding {
  filter: string
  /** Bits a second, such as `5M`. */
  most: string
  buffer: string
  sound: string
}

/** Lines of two moments in one frame are parted; other frames stay as they are. */
const PART_LINES = 'yadif=deint=interlaced'

const codingOf = ({ filter, most, buffer, sound }: Coding): Options => [
  ...TRACKS,
  ...['-vf', `${PART_LINES},${filter},setsar=1,format=yuv420p`],
  ...['-c:v', 'libx264', '-profile:v', 'high', '-crf', '21', '-maxrate', most, '-bufsize', buffer],
  ...COMMON,
  ...['-c:a', 'aac', '-b:a', sound, '-ac', '2', '-movflags', '+faststart'],
]

/** What a mend does beside encoding anew, for films that need it. */
export interface Mending {
  /** Seconds that the last frame stays, where the sound goes on without it. */
  held?: number
  /** Whether it is of high dynamic range: shown as it is, it looks grey on most screens. */
  isHdr?: boolean
  /** Whether it says what its colours are; such a film has those of ITU-R BT.2100 where it does not. */
  hasColours?: boolean
}

/** The same picture in the colours of every screen: of those within its range, as they were. */
const toned = (hasColours: boolean) => [
  ...(hasColours ? [] : ['setparams=color_primaries=bt2020:colorspace=bt2020nc']),
  ...['zscale=t=linear:npl=203', 'format=gbrpf32le', 'zscale=p=bt709', 'tonemap=mobius'],
  'zscale=t=bt709:m=bt709:r=tv',
]

/** What makes a film play and seek everywhere, in its own size or 1920 pixels wide. */
export function mendOf({ held = 0, isHdr = false, hasColours = true }: Mending = {}): Options {
  const hold = held > 0 ? [`tpad=stop_mode=clone:stop_duration=${Math.ceil(held)}`] : []
  const filters = ["scale='min(1920,trunc(iw*sar/2)*2)':-2", ...(isHdr ? toned(hasColours) : []), ...hold]
  return codingOf({ filter: filters.join(','), most: '5M', buffer: '10M', sound: '160k' })
}

/** A size of a ladder, by the name that such sizes have, and the box that it fills for a film that lies. */
interface Rung {
  name: 360 | 720 | 1080
  width: number
  most: string
  buffer: string
  sound: string
}

/** Smallest first: it fits slow 4G with half of that to spare. */
const RUNGS: readonly Rung[] = [
  { name: 360, width: 640, most: '700k', buffer: '1400k', sound: '96k' },
  { name: 720, width: 1280, most: '2500k', buffer: '5M', sound: '128k' },
  { name: 1080, width: 1920, most: '5M', buffer: '10M', sound: '160k' },
]

export interface Size {
  width: number
  height: number
}

/** The sizes that ffmpeg makes of a film of this size, smallest first; none is larger than the film. */
export function rungsOf(size: Size): { name: number; isSmaller: boolean; options: Options }[] {
  return RUNGS.map((rung) => {
    const box = Math.min(rung.width / Math.max(size.width, size.height), rung.name / Math.min(size.width, size.height))
    const scale = Math.min(box, 1)
    const filter = `scale=${even(size.width * scale)}:${even(size.height * scale)}`
    return { name: rung.name, isSmaller: box < 1, options: codingOf({ ...rung, filter }) }
  })
}

const even = (length: number) => Math.max(2, 2 * Math.round(length / 2))

/** The name of a size, beside the film. */
export function rungName(file: string, name: number): string {
  return `${basename(file, extname(file)).replace(SIZE, '')}.${name}.mp4`
}

/** A command to type. */
export function typed(file: string, options: Options, made: string): string {
  return ['ffmpeg -i', quoted(asPath(file)), ...options.map(asTyped), quoted(asPath(made))].join(' ')
}

/** A name that ffmpeg would take for an option or an address, such as `take:2.mp4`, as a path. */
function asPath(name: string): string {
  return /^-|^[\w.+-]{2,}:/.test(name) ? `./${name}` : name
}

/** What a mend makes beside the film: never the film itself. */
export function mendedName(file: string): string {
  const stem = basename(file, extname(file))
  return `${stem}${extname(file).toLowerCase() === '.mp4' ? '-2' : ''}.mp4`
}

/** The command that makes a film play everywhere, in its folder. */
export function mendCommand(file: string, mending: Mending = {}, made = mendedName(file)): string {
  return typed(basename(file), mendOf(mending), made)
}

/** Options of ffmpeg that make a sound play everywhere: of the first one, without a cover, which would be a picture. */
export const SOUND_MEND: Options = ['-map', '0:a:0', '-b:a', '192k']

/** What that makes beside the sound: never the sound itself. */
export function mendedSound(file: string): string {
  const stem = basename(file, extname(file))
  return `${stem}${extname(file).toLowerCase() === '.mp3' ? '-2' : ''}.mp3`
}

/** The command that does so, in the folder of the sound. */
export function soundMend(file: string, made = mendedSound(file)): string {
  return typed(basename(file), SOUND_MEND, made)
}

/** The command that makes WebVTT of other captions, in their folder. */
export function webVttCommand(file: string): string {
  return typed(basename(file), [], `${basename(file, extname(file))}.vtt`)
}

/** The command that takes the first captions out of a film, in its folder. */
export function captionsCommand(file: string, language: string): string {
  return typed(basename(file), ['-map', '0:s:0'], `${basename(file, extname(file)).replace(SIZE, '')}.${language}.vtt`)
}

function asTyped(option: string): string {
  return /^[\w+:,./-]+$/.test(option) ? option : quoted(option)
}

/** In quotation marks that every shell takes off. */
export function quoted(text: string): string {
  return `"${text.replace(/["$`\\]/g, '\\$&')}"`
}
