import { basename, extname } from 'node:path'
import type { MediaKind } from './media.ts'
import { mendCommand, soundMend, typed } from './mend.ts'

type Kind = Exclude<MediaKind, 'file'>

/** Formats of programs and cameras that no browser shows. */
const SHOWN_NOWHERE: Record<Kind, readonly string[]> = {
  image: [
    ...['.bmp', '.psd', '.ai', '.eps', '.svgz', '.ico', '.jxl', '.jp2', '.tga'],
    ...['.dng', '.cr2', '.cr3', '.nef', '.arw', '.raf', '.orf', '.rw2'],
  ],
  video: [
    '.avi',
    '.wmv',
    '.mpg',
    '.mpeg',
    '.3gp',
    '.flv',
    '.f4v',
    '.mts',
    '.m2ts',
    '.ts',
    '.vob',
    '.ogv',
    '.qt',
    '.asf',
  ],
  audio: ['.wma', '.aif', '.aiff', '.aifc', '.amr', '.caf', '.mid', '.m4b', '.m4r', '.mka', '.weba', '.ape', '.au'],
}

const NAMES: Record<Kind, string> = { image: 'picture', video: 'film', audio: 'sound' }

/** What a file is that no browser shows, by its name; undefined for every other file. */
export function unshownKind(file: string): Kind | undefined {
  const kinds = Object.keys(SHOWN_NOWHERE) as Kind[]
  return kinds.find((kind) => SHOWN_NOWHERE[kind].includes(extname(file).toLowerCase()))
}

/** Why no browser shows a file, and the command that converts it; the message goes on after its name. */
export function unshown(file: string): string | undefined {
  const kind = unshownKind(file)
  return kind && `is a ${NAMES[kind]} that no browser shows, expected another: ${commandFor(kind, file)}`
}

function commandFor(kind: Kind, file: string): string {
  if (kind === 'video') return mendCommand(file)
  return kind === 'audio' ? soundMend(file) : typed(basename(file), [], `${basename(file, extname(file))}.png`)
}
