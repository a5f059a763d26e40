import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { isImage, stillPaths } from '../../campaigns/media.ts'
import { mendCommand, soundMend } from '../../campaigns/mend.ts'
import { filmFaults } from '../../site/sealing/films/faults.ts'
import { soundFault } from '../../site/sealing/tracks.ts'
import { givenPath } from '../given-path.ts'
import { BadAnswer } from './bad-answer.ts'

/** The purpose of a file. */
export type Purpose = 'film' | 'sound' | 'picture' | 'cover' | 'logo'

/** A file that plays or shows on every phone. */
export interface MediaFile {
  /** Absolute path. */
  path: string
  /** SHA-256 of the file: the campaign holds equal files once. */
  digest: string
  /** Of a film: the picture of the same name beside it, shown until the film plays. */
  still?: MediaFile
}

interface Demands {
  extensions: readonly string[]
  /** Size limit: fans load it over a mobile network, and their phone decrypts it in memory. Films come in segments. */
  mostMegabytes?: number
  expected: string
  /** Allowed codecs of its tracks. */
  codecs?: readonly string[]
  /** The command that converts it. */
  mend?: (file: string) => string
}

const IMAGES = ['.jpg', '.jpeg', '.jfif', '.heic', '.heif', '.png', '.webp', '.avif', '.tif', '.tiff', '.gif', '.svg']
const AN_IMAGE = 'a JPEG, HEIC, PNG, WebP, AVIF, TIFF, GIF or SVG'

/** Requirements of each purpose: formats that work in Safari, Chrome and the browsers inside messengers alike. */
const DEMANDS: Record<Purpose, Demands> = {
  film: {
    extensions: ['.mp4', '.m4v', '.mov', '.mkv'],
    expected: 'an MP4 or MOV with H.264 and AAC, which plays everywhere',
    mend: (file) => mendCommand(file, {}, 'film.mp4'),
  },
  sound: {
    extensions: ['.mp3', '.m4a', '.aac', '.wav', '.flac'],
    mostMegabytes: 100,
    expected: 'an MP3, M4A (AAC), WAV or FLAC, which play everywhere',
    codecs: ['mp3', 'aac', 'flac', 'pcm-u8', 'pcm-s16', 'pcm-s24', 'pcm-s32', 'pcm-f32'],
    mend: (file) => soundMend(file, 'sound.mp3'),
  },
  picture: { extensions: IMAGES, mostMegabytes: 60, expected: AN_IMAGE },
  cover: {
    extensions: IMAGES.filter((each) => each !== '.svg'),
    mostMegabytes: 60,
    expected: 'a JPEG, HEIC, PNG or WebP',
  },
  logo: { extensions: IMAGES, mostMegabytes: 5, expected: 'an SVG or a PNG' },
}

/** Reads and checks a whole file. Throws {@link BadAnswer}. */
export async function readMediaFile(text: string, purpose: Purpose): Promise<MediaFile> {
  const path = await existing(text)
  const { extensions, mostMegabytes, expected, codecs, mend } = DEMANDS[purpose]
  const refuse = (fault: string): never => {
    throw new BadAnswer(`${path} ${fault}, expected ${expected}${mend ? `. For example: ${mend(path)}` : ''}`)
  }
  const { size } = await stat(path)
  if (size === 0) refuse('is empty')
  if (mostMegabytes && size > mostMegabytes * 1e6) {
    throw new BadAnswer(`${path} has ${Math.round(size / 1e6)} MB, expected at most ${mostMegabytes} MB for a phone`)
  }
  if (!extensions.includes(extname(path).toLowerCase())) refuse(`is no ${purpose} that every phone shows`)
  if (purpose === 'film') {
    const fault = (await filmFaults(path)).find(({ severity }) => severity === 'error')
    if (fault) throw new BadAnswer(`${path} ${fault.message}`)
  } else if (codecs) {
    const fault = await soundFault(path, codecs)
    if (fault) refuse(fault)
  } else if (!(await isImage(path))) refuse('is not an image that can be read to its end')
  const still = purpose === 'film' ? await firstFile(stillPaths(path)) : undefined
  return { path, digest: await digestOf(path), ...(still && { still: await readMediaFile(still, 'picture') }) }
}

async function firstFile(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const entry = await stat(path).catch(() => undefined)
    if (entry?.isFile()) return path
  }
  return undefined
}

/** Resolves a path that was typed, or dropped on the terminal: in quotes, with backslashes, as an address. */
async function existing(text: string): Promise<string> {
  const typed = text.trim()
  const unquoted = typed.replace(/^(["'])(.*)\1$/s, '$2')
  for (const each of new Set([typed, unquoted, unquoted.replace(/\\(.)/g, '$1')])) {
    const path = givenPath(each.startsWith('file://') ? pathOf(each) : each.replace(/^~(?=\/)/, homedir()))
    const entry = await stat(path).catch(() => undefined)
    if (entry?.isFile()) return path
    if (entry) throw new BadAnswer(`${path} is not a file, expected one`)
  }
  throw new BadAnswer(`no file ${givenPath(unquoted)}, expected one that is there and can be read`)
}

function pathOf(address: string): string {
  try {
    return fileURLToPath(address)
  } catch {
    return address
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
