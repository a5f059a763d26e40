import { join } from 'node:path'
import { CONFIG } from '../../campaigns/campaign.ts'
import { accessFault, mediumFault } from '../../campaigns/media.ts'
import type { PieceConfig } from '../../campaigns/schema.ts'
import { type Sound, soundBeside, soundMedia, soundTexts, type Track } from '../../campaigns/sound.ts'
import type { KindCheck, PieceFolder } from '../check.ts'
import { namedFile, namedTexts } from '../named-file.ts'

type Config = Extract<PieceConfig, { kind: 'audio' }>

export const check: KindCheck<'audio'> = {
  async complete(config, here) {
    const { alt, caption } = config
    const sound = await soundOf(config, here)
    return {
      ...{ kind: 'audio', alt, caption, file: join(here.folder, CONFIG), films: [] },
      sounds: sound ? [sound] : [],
      media: sound ? soundMedia(sound) : [],
    }
  },
  async translate(piece, locale, { alt, caption }) {
    if (alt === undefined && caption === undefined) return piece
    return { ...piece, locale, alt: alt ?? piece.alt, caption: caption ?? piece.caption }
  },
  untranslated: ({ id }) => `alt and caption of ${id}`,
}

/** The sound of a piece: what is named, and beside it what is not. Undefined where it is not there. */
async function soundOf(config: Config, here: PieceFolder): Promise<Sound | undefined> {
  const { file, tracks } = config
  if ((file === undefined) === (tracks === undefined)) {
    here.report([], `${file ? 'file and tracks' : 'neither file nor tracks'}, expected one of them`)
    return undefined
  }
  const sound = tracks ? album(config, tracks, here) : single(config, here)
  if (!sound) return undefined
  for (const path of soundTexts(sound)) {
    const fault = await accessFault(join(here.folder, path))
    if (fault) here.report([], `${path} ${fault}`)
  }
  for (const path of soundMedia(sound)) {
    const fault = await mediumFault(join(here.folder, path))
    if (fault) here.report([], `${path} ${fault}`)
  }
  return sound
}

function single({ file, captions, chapters, poster }: Config, here: PieceFolder): Sound | undefined {
  const [found] = namedFile(['file'], file, 'a sound', here, ['audio'])
  if (!found) return undefined
  const { tracks, ...beside } = soundBeside(found, here.files)
  return {
    ...{ ...beside, tracks: captions ? [{ file: found, lyrics: namedTexts(['captions'], captions, here) }] : tracks },
    ...(chapters && { chapters: namedFile(['chapters'], chapters, 'a WebVTT file', here)[0] }),
    ...posterOf(poster, here),
  }
}

function album({ captions, chapters, poster }: Config, tracks: NonNullable<Config['tracks']>, here: PieceFolder) {
  if (captions) here.report(['captions'], 'tracks have lyrics of their own, expected lyrics in each of them')
  if (chapters) here.report(['chapters'], 'tracks are chapters themselves, expected chapters of one file only')
  const [first, ...others] = tracks.flatMap(({ file, title, artist, lyrics }, i): Track[] => {
    return namedFile(['tracks', i, 'file'], file, 'a sound', here, ['audio']).map((found) => ({
      ...{ file: found, title, ...(artist && { artist }) },
      lyrics: lyrics
        ? namedTexts(['tracks', i, 'lyrics'], lyrics, here)
        : soundBeside(found, here.files).tracks[0].lyrics,
    }))
  })
  if (!first) return undefined
  const twice = others.find(({ file }, i) => file === first.file || others.findIndex((each) => each.file === file) < i)
  if (twice) here.report(['tracks'], `"${twice.file}" is there twice, expected each track once`)
  const sound: Sound = { tracks: [first, ...others], ...posterOf(poster, here) }
  return sound
}

function posterOf(poster: string | undefined, here: PieceFolder): { poster?: string } {
  const [found] = poster ? namedFile(['poster'], poster, 'a picture', here, ['image']) : []
  return found ? { poster: found } : {}
}
