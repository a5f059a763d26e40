import { join, relative, resolve, sep } from 'node:path'
import { CONFIG } from '../../campaigns/campaign.ts'
import { type Film, type FilmText, filmBeside, filmPaths } from '../../campaigns/film.ts'
import { accessFault, mediaKind, mediumFault } from '../../campaigns/media.ts'
import type { PieceConfig } from '../../campaigns/schema.ts'
import type { KindCheck, PieceFolder } from '../check.ts'

type Config = Extract<PieceConfig, { kind: 'video' }>

export const check: KindCheck<'video'> = {
  async complete(config, here) {
    const { alt, caption, autoplay } = config
    const film = await filmOf(config, here)
    return {
      ...{ kind: 'video', alt, caption, autoplay, file: join(here.folder, CONFIG) },
      films: film ? [film] : [],
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
    return at(files ? ['files', i] : ['file'], given, 'a film', here, ['video'])
  })
  if (!first) return undefined
  const twice = others.find((path, i) => path === first || others.indexOf(path) < i)
  if (twice) here.report(['files'], `"${twice}" is there twice, expected each size once`)
  const beside = filmBeside(first, here.files)
  const named = {
    ...(files && { files: [first, ...others] as const }),
    ...(captions && { captions: textsOf(['captions'], captions, here) }),
    ...(chapters && { chapters: textsOf(['chapters'], chapters, here) }),
    ...(poster && { poster: at(['poster'], poster, 'a picture', here, ['image'])[0] }),
  }
  const film: Film = { ...beside, ...named }
  for (const path of filmPaths(film)) {
    const fault = await (film.files.includes(path) ? accessFault : mediumFault)(join(here.folder, path))
    if (fault) here.report([], `${path} ${fault}`)
  }
  return film
}

/** WebVTT files by language, or one for all of them. */
function textsOf(field: PropertyKey[], given: string | Record<string, string>, here: PieceFolder): FilmText[] {
  const what = 'a WebVTT file'
  if (typeof given === 'string') return at(field, given, what, here).map((file) => ({ language: '', file }))
  return Object.entries(given).flatMap(([language, each]) =>
    at([...field, language], each, what, here).map((file) => ({ language, file })),
  )
}

/** A file of `media/` that a field names, as that is called on the disk; none where there is none, which it says. */
function at(
  field: PropertyKey[],
  given: string | undefined,
  what: string,
  here: PieceFolder,
  kinds?: string[],
): string[] {
  const { folder, files, report } = here
  const below = relative(folder, resolve(folder, given ?? ''))
  if (!below.startsWith(`media${sep}`)) {
    report(field, `"${given}" is not in media/, expected ${what} there, since it is sealed`)
    return []
  }
  const found = files.find(below)
  if (!found) report(field, `no file ${given}${files.near(below)}, expected ${what}`)
  else if (kinds && !kinds.includes(mediaKind(found))) report(field, `"${given}" is not ${what}, expected one`)
  else return [found]
  return []
}
