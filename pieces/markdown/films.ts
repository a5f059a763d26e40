import type { PieceFacts } from '../../campaigns/manifest.ts'

/** Names a film of a text, by its path below the campaign's folder: in an address, and in the id of an element. */
export const filmName = (path: string): string => encodeURIComponent(path.normalize()).replaceAll('%', '~')

/** The films of a text, each as the piece that it is counted as: a text may show several. */
export function filmsOf({ id, title, filmPaths = [], ...facts }: PieceFacts<'markdown'>): PieceFacts<'video'>[] {
  return filmPaths.map((path) => ({
    ...facts,
    ...{ kind: 'video', id: `${id}.${filmName(path)}`, title: `${title} · ${path.slice(path.lastIndexOf('/') + 1)}` },
  }))
}
