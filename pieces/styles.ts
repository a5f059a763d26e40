import type { Film } from '../campaigns/film.ts'
import embed from './embed/style.css?inline'
import gallery from './gallery/style.css?inline'
import type { KindName } from './kinds.ts'
import markdown from './markdown/style.css?inline'
import poll from './poll/style.css?inline'
import video from './video/style.css?inline'

type Pieces = readonly { kind: KindName; films: readonly Film[] }[]

/** Styles that a look's own rules may override. */
const STYLES: Partial<Record<KindName, string>> = { markdown }

/** Styles that come after a look's rules for prose, which are not meant for them. */
const OVER_PROSE: Partial<Record<KindName, string>> = { poll, video, embed, gallery }

/** The rules of every kind that is among these pieces. */
export function stylesOf(pieces: Pieces): string {
  return join(pieces, STYLES)
}

export function stylesOverProseOf(pieces: Pieces): string {
  return join(pieces, OVER_PROSE)
}

/** A text that shows a film is of two kinds. */
export function kindsOf(pieces: Pieces): KindName[] {
  return [...new Set(pieces.flatMap(({ kind, films }): KindName[] => (films.length > 0 ? [kind, 'video'] : [kind])))]
}

function join(pieces: Pieces, styles: Partial<Record<KindName, string>>): string {
  return kindsOf(pieces)
    .map((kind) => styles[kind] ?? '')
    .join('')
}
