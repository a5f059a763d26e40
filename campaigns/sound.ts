import { extname } from 'node:path'
import { textsBeside, type VttFile } from './film.ts'
import type { CampaignFiles } from './folder.ts'
import { stillPaths } from './media.ts'

/** What one player plays: a track, or several in a row. Paths are below the campaign's folder. */
export interface Sound {
  tracks: readonly [Track, ...Track[]]
  /** WebVTT whose texts are titles; of the only track. */
  chapters?: string
  /** What is seen beside it. */
  poster?: string
}

export interface Track {
  file: string
  title?: string
  artist?: string
  /** WebVTT with what is sung or said, by language. */
  lyrics: readonly VttFile[]
}

/** What a sound has by the names of the files beside it: `song.fr.vtt`, `song.chapters.vtt`, `song.jpg`. */
export function soundBeside(path: string, files: CampaignFiles): Sound {
  const texts = textsBeside(path.slice(0, -extname(path).length), files)
  const chapters = texts.find(({ part }) => part === '.chapters')?.file
  const lyrics = texts
    .filter(({ file }) => file !== chapters)
    .map(({ file, part }) => ({ language: part.slice(1), file }))
  const poster = stillPaths(path).flatMap((each) => files.find(each) ?? [])[0]
  return { tracks: [{ file: path, lyrics }], ...(chapters && { chapters }), ...(poster && { poster }) }
}

/** The texts of a sound, none of which is sealed as a file: they become part of the piece. */
export function soundTexts({ tracks, chapters }: Sound): string[] {
  return [...tracks.flatMap(({ lyrics }) => lyrics.map(({ file }) => file)), ...(chapters ? [chapters] : [])]
}

/** Its files that are sealed as such. */
export function soundMedia({ tracks, poster }: Sound): string[] {
  return [...tracks.map(({ file }) => file), ...(poster ? [poster] : [])]
}
