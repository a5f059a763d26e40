import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Piece } from '../../../campaigns/campaign.ts'
import { languageName, type VttFile } from '../../../campaigns/film.ts'
import { mediaType } from '../../../campaigns/media.ts'
import type { Sound, Track } from '../../../campaigns/sound.ts'
import { readText } from '../../../campaigns/text-file.ts'
import { pieceName, sealMedium } from '../../../seal/container.ts'
import type { Container, Stored } from '../../building/film-store.ts'
import { type Cue, webVttCues } from '../films/webvtt.ts'
import type { SealedImage } from '../sealed-image.ts'
import { borrowSite } from '../site-campaigns.ts'
import { LARGEST_UNSTREAMED, STREAMED } from './limits.ts'
import { packageSound, SOUND_PACKAGER, type Stream } from './packaging.ts'
import { waveOf } from './peaks.ts'
import { kindOf, type SoundSurvey, surveySound } from './survey.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A sound as it is sealed: each track in one container and, where that would take long, all of them as one stream. */
export interface SealedSound {
  tracks: SealedTrack[]
  /** The name of its media playlist. */
  stream?: string
  chapters: Cue[]
  poster?: SealedImage
  /** All of the stream. */
  containers: readonly Container[]
}

interface SealedTrack {
  title?: string
  artist?: string
  /** Seconds. */
  duration: number
  /** Where it begins in the stream, in seconds. */
  start: number
  /** Its file in one container, where a browser can hold all of it. */
  whole?: { name: string; type: string; size: number }
  /** See `waveOf`. */
  wave?: string
  lyrics: { language: string; label: string; lines: Cue[] }[]
}

type SealedFiles = ReadonlyMap<string, { name: string; image?: SealedImage }>

/** Size limit of a track that is fetched at once where nothing streams, in bytes. */
const LARGEST_WHOLE = 50 * 2 ** 20

/** The sounds of a piece by the path of their first track, in composed letters. */
export async function readSealedSounds(
  folder: string,
  { id, sounds, locale }: Pick<Piece, 'id' | 'sounds' | 'locale'>,
  key: Bytes,
  media: SealedFiles,
): Promise<Map<string, SealedSound>> {
  const found = sounds.map(async (sound) => {
    const { tracks, chapters, poster } = sound
    const image = poster === undefined ? undefined : media.get(poster.normalize())?.image
    const stream = await streamOf(folder, sound, key, id)
    const sealed: SealedSound = {
      tracks: await Promise.all(
        tracks.map((track, i) => sealedTrack(folder, track, { start: stream?.facts.starts[i] ?? 0, locale, media })),
      ),
      ...(stream && { stream: stream.facts.playlist }),
      chapters: chapters ? await cuesOf(folder, chapters) : [],
      ...(image && { poster: image }),
      containers: stream?.containers ?? [],
    }
    return [tracks[0].file.normalize(), sealed] as const
  })
  return new Map(await Promise.all(found))
}

async function sealedTrack(
  folder: string,
  { file, title, artist, lyrics }: Track,
  { start, locale, media }: { start: number; locale: string; media: SealedFiles },
): Promise<SealedTrack> {
  const path = join(folder, file)
  const [survey, { size }, wave] = await Promise.all([surveySound(path), stat(path), waveOf(path)])
  const container = media.get(file.normalize())
  return {
    ...(title && { title }),
    ...(artist && { artist }),
    ...{ duration: survey?.duration ?? 0, start },
    ...(container && size <= LARGEST_WHOLE && { whole: { name: container.name, type: mediaType(file), size } }),
    ...(wave && { wave }),
    // The page's own language first.
    lyrics: await Promise.all(
      lyrics
        .toSorted((a, b) => Number(b.language === locale) - Number(a.language === locale))
        .map((each) => lyricsOf(folder, each)),
    ),
  }
}

async function lyricsOf(folder: string, { language, file }: VttFile) {
  return { language, label: languageName(language) ?? language, lines: await cuesOf(folder, file) }
}

async function cuesOf(folder: string, file: string): Promise<Cue[]> {
  return webVttCues(await readText(join(folder, file)))
}

/** Undefined where it is short, or its tracks are too different for one stream. */
async function streamOf(
  folder: string,
  { tracks }: Sound,
  key: Bytes,
  id: string,
): Promise<Stored<Stream> | undefined> {
  const paths = tracks.map(({ file }) => join(folder, file))
  const [sizes, surveys] = await Promise.all([
    Promise.all(paths.map(async (path) => (await stat(path)).size)),
    Promise.all(paths.map(surveySound)),
  ])
  const isShort = tracks.length === 1 && Math.max(...sizes) <= LARGEST_UNSTREAMED
  if (isShort || !areAlike(surveys)) return undefined
  const { films, digests } = borrowSite()
  const contents = await Promise.all(paths.map((path) => digests.of(path)))
  const inputs = ['sound', SOUND_PACKAGER, ...contents, pieceName(key)]
  return films.made(paths[0], inputs, (keep) =>
    packageSound(paths, async (bytes) => {
      const { name, container } = await sealMedium(bytes, key, id)
      await keep(name, container)
      return name
    }),
  )
}

function areAlike(surveys: readonly (SoundSurvey | undefined)[]): boolean {
  const kinds = surveys.map((survey) => {
    return survey && STREAMED.includes(survey.codec ?? '') ? kindOf(survey) : ''
  })
  return kinds[0] !== '' && kinds.every((kind) => kind === kinds[0])
}
