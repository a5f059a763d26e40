import { mediaKind } from '../campaigns/media.ts'
import type { KindName } from './kinds.ts'
import markdown from './markdown/style.css?inline'
import poll from './poll/style.css?inline'
import video from './video/style.css?inline'

type Pieces = readonly { kind: KindName; media: readonly string[] }[]
type Styled = KindName | 'video'

/** What a look's own rules may change. */
const STYLES: Partial<Record<Styled, string>> = { markdown }

/** What comes after a look's rules for prose, which are not meant for it. */
const OVER_PROSE: Partial<Record<Styled, string>> = { poll, video }

/** The rules of every kind that is among these pieces. */
export function stylesOf(pieces: Pieces): string {
  return join(pieces, STYLES)
}

export function stylesOverProseOf(pieces: Pieces): string {
  return join(pieces, OVER_PROSE)
}

/** A text that shows a film is of two kinds. */
export function kindsOf(pieces: Pieces): Styled[] {
  const films = pieces.filter(({ media }) => media.some((path) => mediaKind(path) === 'video'))
  return [...new Set([...pieces.map(({ kind }) => kind), ...films.map(() => 'video' as const)])]
}

function join(pieces: Pieces, styles: Partial<Record<Styled, string>>): string {
  return kindsOf(pieces)
    .map((kind) => styles[kind] ?? '')
    .join('')
}
