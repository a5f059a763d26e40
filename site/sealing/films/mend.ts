import { basename, extname } from 'node:path'

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

const codingOf = ({ filter, most, buffer, sound }: Coding): Options => [
  ...TRACKS,
  ...['-vf', `${filter},setsar=1,format=yuv420p`],
  ...['-c:v', 'libx264', '-profile:v', 'high', '-crf', '21', '-maxrate', most, '-bufsize', buffer],
  ...COMMON,
  ...['-c:a', 'aac', '-b:a', sound, '-ac', '2', '-movflags', '+faststart'],
]

/** What makes a film play and seek everywhere, in its own size or 1920 pixels wide. */
export const MEND: Options = codingOf({
  ...{ filter: "scale='min(1920,trunc(iw*sar/2)*2)':-2", most: '5M', buffer: '10M', sound: '160k' },
})

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

interface Size {
  width: number
  height: number
}

/** Those that are smaller than a film of this size, as ffmpeg makes them. */
export function rungsBelow(size: Size): { name: number; size: Size; options: Options }[] {
  return RUNGS.flatMap((rung) => {
    const scale = Math.min(
      rung.width / Math.max(size.width, size.height),
      rung.name / Math.min(size.width, size.height),
    )
    if (scale >= 1) return []
    const [width, height] = [even(size.width * scale), even(size.height * scale)]
    return [
      { name: rung.name, size: { width, height }, options: codingOf({ ...rung, filter: `scale=${width}:${height}` }) },
    ]
  })
}

const even = (length: number) => Math.max(2, 2 * Math.round(length / 2))

/** A command to type. */
export function typed(file: string, options: Options, made: string): string {
  return ['ffmpeg -i', quoted(file), ...options.map(asTyped), quoted(made)].join(' ')
}

/** What a mend makes beside the film: never the film itself. */
export function mendedName(file: string): string {
  const stem = basename(file, extname(file))
  return `${stem}${extname(file).toLowerCase() === '.mp4' ? '-2' : ''}.mp4`
}

/** The command that makes a film play everywhere, in its folder. */
export function mendCommand(file: string, made = mendedName(file)): string {
  return typed(basename(file), MEND, made)
}

/** The command that makes WebVTT of other captions, in their folder. */
export function webVttCommand(file: string): string {
  return typed(basename(file), [], `${basename(file, extname(file))}.vtt`)
}

function asTyped(option: string): string {
  return /^[\w+:,./-]+$/.test(option) ? option : quoted(option)
}

/** In quotation marks that every shell takes off. */
function quoted(text: string): string {
  return `"${text.replace(/["$`\\]/g, '\\$&')}"`
}
