import { join } from 'node:path'
import { CONFIG } from '../../campaigns/campaign.ts'
import { type Film, filmBeside, filmPaths } from '../../campaigns/film.ts'
import { accessFault, mediumFault } from '../../campaigns/media.ts'
import type { PieceConfig } from '../../campaigns/schema.ts'
import type { KindCheck, PieceFolder } from '../check.ts'
import { namedFile, namedTexts } from '../named-file.ts'

type Config = Extract<PieceConfig, { kind: 'video' }>

export const check: KindCheck<'video'> = {
  async complete(config, here) {
    const { alt, caption, autoplay } = config
    const film = await filmOf(config, here)
    return {
      ...{ kind: 'video', alt, caption, autoplay, file: join(here.folder, CONFIG) },
      films: film ? [film] : [],
      sounds: [],
      media: film ? filmPaths(film).filter((path) => !film.files.includes(path)) : [],
    }
  },
  async translate(piece, locale, { alt, caption }) {
    if (alt === undefined && caption === undefined) return piece
    return { ...piece, locale, alt: alt ?? piece.alt, caption: caption ?? piece.caption }
  },
  untranslated: ({ id }) => `alt and caption of ${id}`,
}

/** The film of a piece: what is named, and beside it what is not. Undefined where it is not there. */
async function filmOf(
  { file, files, captions, chapters, poster }: Config,
  here: PieceFolder,
): Promise<Film | undefined> {
  if ((file === undefined) === (files === undefined)) {
    here.report([], `${file ? 'file and files' : 'neither file nor files'}, expected one of them`)
    return undefined
  }
  const [first, ...others] = (files ?? [file]).flatMap((given, i) => {
    return namedFile(files ? ['files', i] : ['file'], given, 'a film', here, ['video'])
  })
  if (!first) return undefined
  const twice = others.find((path, i) => path === first || others.indexOf(path) < i)
  if (twice) here.report(['files'], `"${twice}" is there twice, expected each size once`)
  const beside = filmBeside(first, here.files)
  const named = {
    ...(files && { files: [first, ...others] as const }),
    ...(captions && { captions: namedTexts(['captions'], captions, here) }),
    ...(chapters && { chapters: namedTexts(['chapters'], chapters, here) }),
    ...(poster && { poster: namedFile(['poster'], poster, 'a picture', here, ['image'])[0] }),
  }
  const film: Film = { ...beside, ...named }
  for (const path of filmPaths(film)) {
    const fault = await (film.files.includes(path) ? accessFault : mediumFault)(join(here.folder, path))
    if (fault) here.report([], `${path} ${fault}`)
  }
  return film
}
