import { readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { type Campaign, CONFIG, type Piece } from '../../campaigns/campaign.ts'
import { formatPath, readConfigFile } from '../../campaigns/config-file.ts'
import type { Film } from '../../campaigns/film.ts'
import { LARGEST_HELD } from '../../campaigns/largest-held.ts'
import { imageFault, isImage, mediaKind, mediaType, mediumAt, references } from '../../campaigns/media.ts'
import { typed } from '../../campaigns/mend.ts'
import { isStilled } from '../../campaigns/moving.ts'
import { openPicture } from '../../campaigns/picture.ts'
import type { Problem } from '../../campaigns/problem.ts'
import { readingFault, readText } from '../../campaigns/text-file.ts'
import { textsOf } from '../../campaigns/translation.ts'
import { unshown } from '../../campaigns/unshown.ts'
import { fittingWidth } from '../pictures/encode.ts'
import { textPieces } from './anchors.ts'
import type { Fault } from './films/faults.ts'
import { filmProblems } from './films/film-problems.ts'
import { soundProblems } from './sounds/sound-problems.ts'

/** The least width: a picture that is scaled below it cannot be read on a phone. */
const NARROWEST = 600

/** Problems of media that fans could not see or hear: empty, broken, or of a format that only some phones support. */
export async function mediaProblems(campaign: Campaign): Promise<Problem[]> {
  const problems = textPieces(textsOf(campaign)).map(async ({ file, media, films, sounds }): Promise<Problem[]> => {
    const paths = [...media, ...films.map(({ files }) => files[0])]
    const found = references(await readText(file)).map(async ({ url, line, isEmbedded }): Promise<Problem[]> => {
      const path = mediumAt(url, paths)
      if (!path) return []
      const film = isEmbedded ? films.find(({ files }) => files[0] === path) : undefined
      const sound = isEmbedded ? sounds.find(({ tracks }) => tracks[0].file === path) : undefined
      const faults = await (film
        ? filmFaultsOf(campaign.folder, film)
        : sound
          ? soundProblems(campaign.folder, sound)
          : faultOf(campaign.folder, path, isEmbedded))
      return faults.map((fault) => ({ ...fault, file, line, field: '' }))
    })
    return (await Promise.all(found)).flat()
  })
  return (await Promise.all([...problems, playedProblems(campaign)])).flat()
}

/** Of pieces that are a film or a sound. */
async function playedProblems({ folder, pieces }: Campaign): Promise<Problem[]> {
  const file = join(folder, CONFIG)
  const { lineOf } = readConfigFile(file, await readText(file))
  const found = pieces.map(async (piece: Piece, index): Promise<Problem[]> => {
    if (piece.kind !== 'video' && piece.kind !== 'audio') return []
    const path = ['pieces', index]
    const faults = await Promise.all([
      ...piece.films.map((film) => filmFaultsOf(folder, film)),
      ...piece.sounds.map((sound) => soundProblems(folder, sound)),
    ])
    return faults.flat().map((fault) => ({ ...fault, file, line: lineOf(path), field: formatPath(path) }))
  })
  return (await Promise.all(found)).flat()
}

async function filmFaultsOf(folder: string, film: Film): Promise<Fault[]> {
  const sizes = film.files.map(async (path) => ((await stat(join(folder, path))).size === 0 ? [isEmpty(path)] : []))
  const empty = (await Promise.all(sizes)).flat()
  return empty.length > 0 ? empty : filmProblems(folder, film)
}

const isEmpty = (path: string): Fault => ({ severity: 'error', message: `${path} is empty, expected the whole file` })

async function faultOf(folder: string, path: string, isEmbedded: boolean): Promise<Fault[]> {
  const file = join(folder, path)
  const error = (message: string): Fault[] => [{ severity: 'error', message }]
  const { size } = await stat(file)
  if (size === 0) return [isEmpty(path)]
  const kind = mediaKind(file)
  const isOffered = !isEmbedded || kind === 'file'
  const beyond = isOffered && size > LARGEST_HELD ? [beyondPhones(path, size)] : []
  if (extname(file).toLowerCase() === '.txt' && beyond.length === 0) {
    const fault = await textFault(file, path)
    return fault === undefined ? [] : error(fault)
  }
  if (!isEmbedded) return beyond
  if (kind === 'image') {
    const fault = await imageFault(file, path)
    return fault === undefined ? [...(await narrowed(file, path)), ...(await stilled(file, path))] : error(fault)
  }
  const fault = (await unnamed(file)) ?? unshown(file)
  return fault === undefined ? beyond : error(`${path} ${fault}`)
}

function beyondPhones(path: string, size: number): Fault {
  const [gigabytes, most] = [(size / 2 ** 30).toFixed(1), LARGEST_HELD / 2 ** 20]
  const consequence = 'phones, Safari and Firefox cannot save it, only Chrome and Edge on computers'
  const message = `${path} is ${gigabytes} GiB large: ${consequence}, expected ${most} MiB at most: cut it in several`
  return { severity: 'warning', message }
}

/** A picture so tall that a format's limit of height would scale it down to a thread. */
async function narrowed(file: string, path: string): Promise<Fault[]> {
  const { autoOrient } = await (await openPicture(file)).metadata()
  const { width, height } = autoOrient
  const shown = fittingWidth(NARROWEST, autoOrient)
  if (shown === Math.min(NARROWEST, width)) return []
  const message = `${path} is ${width} × ${height} pixels: shown only ${shown} wide, expected it cut into several`
  return [{ severity: 'warning', message }]
}

/** What of a picture no fan sees: that it moves, or its further pages. */
async function stilled(file: string, path: string): Promise<Fault[]> {
  const { format, pages = 1 } = await (await openPicture(file)).metadata()
  if (format === 'tiff' && pages > 1)
    return [
      { severity: 'warning', message: `${path} has ${pages} pages: shown is the first, expected a file for each` },
    ]
  if (!isStilled(await readFile(file))) return []
  const mend = typed(basename(file), ['-loop', '0'], made(file, '.webp'))
  return [
    { severity: 'warning', message: `${path} moves, and stands still on the page, expected a GIF or a WebP: ${mend}` },
  ]
}

/** The fault of a text file that is not UTF-8, as which phones show it. */
async function textFault(file: string, path: string): Promise<string | undefined> {
  return readText(file, LARGEST_HELD).then(
    () => undefined,
    (error: unknown) => `${path}:${readingFault(error).line} is ${readingFault(error).message}`,
  )
}

/** A picture without a picture's ending: it would be offered as a file. */
async function unnamed(file: string): Promise<string | undefined> {
  const isPicture = mediaType(file) === 'application/octet-stream' && (await isImage(file))
  return isPicture ? 'is a picture and its name does not say so, expected another name, such as photo.jpg' : undefined
}

/** The name of the command's output, never that of the input. */
function made(file: string, extension: string): string {
  const stem = basename(file, extname(file))
  return `${stem}${extname(file).toLowerCase() === extension ? '-2' : ''}${extension}`
}
