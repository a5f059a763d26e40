import { extname } from 'node:path'
import type { CampaignFiles } from './folder.ts'
import { mediaKind, stillPaths } from './media.ts'

/** A film and what belongs to it. Paths are below the campaign's folder. */
export interface Film {
  /** The same film in several sizes; the first is the one that its piece names. */
  files: readonly [string, ...string[]]
  captions: readonly VttFile[]
  /** WebVTT whose cues are titles; of no language where there is one for all. */
  chapters: readonly VttFile[]
  /** What stands for it until it plays. */
  poster?: string
}

/** A WebVTT file in a language. */
export interface VttFile {
  /** BCP 47, such as `fr` or `pt-BR`; empty where its name says none. */
  language: string
  file: string
}

/** The end of a name such as `clip.720`: `clip` in another size. A year is none: `live.2024` is a film of its own. */
export const SIZE = /\.(?!(?:19|20)\d\d$)\d{3,4}$/

/** The end of a name such as `clip.chapters`, or `clip.chapters.fr` for one language, before its language. */
const CHAPTERS = /^\.chapters(?:\.|$)/

/** What a film has by the names of the files beside it: `clip.360.mp4`, `clip.fr.vtt`, `clip.chapters.vtt`, `clip.jpg`. */
export function filmBeside(path: string, files: CampaignFiles): Film {
  const ending = extname(path)
  const stem = path.slice(0, -ending.length).replace(SIZE, '')
  const beside = files.paths.flatMap((file) => {
    const isBeside = file !== path && file.normalize().startsWith(`${stem.normalize()}.`)
    return isBeside ? [{ file, part: file.normalize().slice(stem.normalize().length, -extname(file).length) }] : []
  })
  const renditions = beside.filter(
    ({ file, part }) => mediaKind(file) === 'video' && SIZE.test(part) && !part.replace(SIZE, ''),
  )
  const texts = textsBeside(stem, files)
  const isChapters = ({ part }: { part: string }) => CHAPTERS.test(part)
  const chapters = texts.filter(isChapters).map(({ file, part }) => ({ language: part.replace(CHAPTERS, ''), file }))
  const captions = texts
    .filter((text) => !isChapters(text))
    .map(({ file, part }) => ({ language: part.slice(1), file }))
  const poster = stillPaths(stem + ending).flatMap((each) => files.find(each) ?? [])[0]
  return {
    ...{ files: [path, ...renditions.map(({ file }) => file)], captions, chapters },
    ...(poster && { poster }),
  }
}

/** What captions and lyrics come as, though no browser shows it. */
export const UNSHOWN_TEXTS: Record<string, string> = { '.srt': 'SubRip', '.lrc': 'LRC' }

/**
 * The texts in time of a film or a sound, by their names, each with what its name has between: `clip.fr.vtt` is of `clip`, and
 * `clip.live.fr.vtt` of `clip.live`, where there is one.
 */
export function textsBeside(medium: string, files: CampaignFiles): { file: string; part: string }[] {
  const stem = medium.normalize()
  const isWithin = (path: string, other: string) => path.startsWith(`${other}.`)
  const others = files.paths
    .filter((path) => ['video', 'audio'].includes(mediaKind(path)))
    .map((path) => stemOf(path).replace(SIZE, ''))
    .filter((other) => isWithin(other, stem))
  return files.paths.flatMap((file) => {
    const own = stemOf(file)
    const isOthers = others.some((other) => own === other || isWithin(own, other))
    const isBeside = isTimedText(file, files) && file.normalize().startsWith(`${stem}.`) && !isOthers
    return isBeside ? [{ file, part: own.slice(stem.length) }] : []
  })
}

const stemOf = (path: string) => path.slice(0, path.length - extname(path).length).normalize()

/** Whether a file has texts in time. What no browser shows is told of, unless it was converted already. */
function isTimedText(file: string, files: CampaignFiles): boolean {
  const ending = extname(file).toLowerCase()
  return ending === '.vtt' || (ending in UNSHOWN_TEXTS && files.find(`${stemOf(file)}.vtt`) === undefined)
}

/** Everything that a film is made of. */
export function filmPaths({ files, captions, chapters, poster }: Film): string[] {
  return [...files, ...[...captions, ...chapters].map(({ file }) => file), ...(poster ? [poster] : [])]
}

/** A language in its own words, such as `Français`; undefined where nobody knows it. */
export function languageName(language: string): string | undefined {
  try {
    const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(language)
    return name && name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
  } catch {
    return undefined
  }
}
