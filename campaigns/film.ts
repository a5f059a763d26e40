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
  const texts = beside.filter(({ file, part }) => {
    // SubRip, which no browser shows, is told of, unless it was converted already.
    const isConverted = () => files.find(`${stem}${part}.vtt`) !== undefined
    return endingOf(file) === '.vtt' || (endingOf(file) === '.srt' && !isConverted())
  })
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

const endingOf = (file: string) => extname(file).toLowerCase()

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
