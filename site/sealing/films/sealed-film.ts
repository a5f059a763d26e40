import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Piece } from '../../../campaigns/campaign.ts'
import { type Film, languageName } from '../../../campaigns/film.ts'
import { mediumName, pieceName, sealMedium } from '../../../seal/container.ts'
import type { Container, Stored } from '../../building/film-store.ts'
import type { SealedImage } from '../sealed-image.ts'
import { borrowSite } from '../site-campaigns.ts'
import { masterPlaylist, PACKAGER, packageRendition, packageWhole, type Rendition } from './packaging.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A film as it is sealed: HLS, every playlist and segment a container of its own. */
export interface SealedFilm {
  /** Of its master playlist. */
  name: string
  master: Bytes
  /** Seconds. */
  duration: number
  /** Of the largest rendition, in pixels. */
  size: { width: number; height: number }
  /** The smallest rendition as one MP4. */
  whole?: { name: string; size: number }
  poster?: SealedImage
  tracks: SealedTrack[]
  /** All of it but the master playlist. */
  containers: readonly Container[]
}

interface SealedTrack {
  kind: 'captions' | 'chapters'
  language: string
  label?: string
  name: string
}

/** Sealed files beside a film, by path in composed letters. */
type SealedFiles = ReadonlyMap<string, { name: string; image?: SealedImage }>

/** Size limit of the whole film, in bytes: a browser without MSE holds all of it, and the fan waits for all of it. */
const LARGEST_WHOLE = 50 * 2 ** 20

/** Codecs of the browsers without MSE: Safari on iPhones before iOS 17.1. */
const IN_WHOLE = /CODECS="avc1\.[^",]+(?:,mp4a\.40\.[^",]+)?"/

/** The films of a piece by the path of their first file, in composed letters. */
export async function readSealedFilms(
  folder: string,
  { id, films, locale }: Pick<Piece, 'id' | 'films' | 'locale'>,
  key: Bytes,
  media: SealedFiles,
): Promise<Map<string, SealedFilm>> {
  const found = films.map(async (film) => {
    const renditions = await Promise.all(film.files.map((file) => renditionOf(join(folder, file), key, id)))
    const inOrder = renditions.toSorted((a, b) => a.facts.bandwidth - b.facts.bandwidth)
    const [smallest, largest] = [inOrder[0], inOrder.at(-1)]
    if (!smallest || !largest) throw new Error(`${film.files[0]} has no renditions`)
    const master = masterPlaylist(inOrder.map(({ facts }) => facts))
    const whole = await wholeOf(smallest.file, smallest.facts, key, id)
    const poster = film.poster === undefined ? undefined : media.get(film.poster.normalize())?.image
    const sealed: SealedFilm = {
      ...{ name: mediumName(master, key), master, duration: largest.facts.duration, size: largest.facts.size },
      ...(whole && { whole: whole.facts }),
      ...(poster && { poster }),
      tracks: tracksOf(film, locale, media),
      containers: [...renditions, ...(whole ? [whole] : [])].flatMap(({ containers }) => containers),
    }
    return [film.files[0].normalize(), sealed] as const
  })
  return new Map(await Promise.all(found))
}

async function renditionOf(file: string, key: Bytes, id: string): Promise<Stored<Rendition> & { file: string }> {
  const { films, digests } = borrowSite()
  const inputs = ['rendition', PACKAGER, await digests.of(file), pieceName(key)]
  const stored = await films.made(file, inputs, (keep) =>
    packageRendition(file, async (bytes) => {
      const { name, container } = await sealMedium(bytes, key, id)
      await keep(name, container)
      return name
    }),
  )
  return { ...stored, file }
}

async function wholeOf(file: string, { variant }: Rendition, key: Bytes, id: string) {
  if (!IN_WHOLE.test(variant) || (await stat(file)).size > LARGEST_WHOLE) return undefined
  const { films, digests } = borrowSite()
  const inputs = ['whole film', PACKAGER, await digests.of(file), pieceName(key)]
  return films.made(undefined, inputs, async (keep) => {
    const bytes = await packageWhole(file)
    const { name, container } = await sealMedium(bytes, key, id)
    await keep(name, container)
    return { name, size: bytes.length }
  })
}

function tracksOf({ captions, chapters }: Film, locale: string, media: SealedFiles) {
  const listed: (Omit<SealedTrack, 'name'> & { file: string })[] = captions.map(({ language, file }) => {
    return { kind: 'captions', language, label: languageName(language) ?? basename(file), file }
  })
  // The page's own language first.
  listed.sort((a, b) => Number(b.language === locale) - Number(a.language === locale))
  for (const { language, file } of chapters) listed.push({ kind: 'chapters', language: language || locale, file })
  return listed.flatMap(({ file, ...track }): SealedTrack[] => {
    const medium = media.get(file.normalize())
    return medium ? [{ ...track, name: medium.name }] : []
  })
}
