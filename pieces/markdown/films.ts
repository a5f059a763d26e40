import type { PieceFacts } from '../../campaigns/manifest.ts'

/** The id under which a film of a text is counted. @param name as {@link filmName} has it */
export const filmId = (piece: string, name: string | undefined): string => `${piece}.${name}`

/** Names a film of a text, by its path below the campaign's folder: in an address, and in the id of an element. */
export const filmName = (path: string): string => encodeURIComponent(path.normalize()).replaceAll('%', '~')

/** The films of a text, each as the piece that it is counted as: a text may show several. */
export function filmsOf({ id, title, filmPaths = [], ...facts }: PieceFacts<'markdown'>): PieceFacts<'video'>[] {
  return filmPaths.map((path) => ({
    ...facts,
    ...{ kind: 'video', id: filmId(id, filmName(path)), title: `${title} · ${path.slice(path.lastIndexOf('/') + 1)}` },
  }))
}
