import type { Film } from '../campaigns/film.ts'
import type { Sound } from '../campaigns/sound.ts'
import lyrics from './audio/lyrics.css?inline'
import audio from './audio/style.css?inline'
import tracks from './audio/tracks.css?inline'
import code from './code/style.css?inline'
import draw from './draw/style.css?inline'
import embed from './embed/style.css?inline'
import figure from './figure.css?inline'
import adding from './gallery/adding.css?inline'
import photo from './gallery/photo.css?inline'
import gallery from './gallery/style.css?inline'
import wall from './gallery/wall.css?inline'
import type { KindName } from './kinds.ts'
import markdown from './markdown/style.css?inline'
import bar from './player/bar.css?inline'
import notice from './player/notice.css?inline'
import poll from './poll/style.css?inline'
import fullScreen from './video/full-screen.css?inline'
import start from './video/start.css?inline'
import film from './video/style.css?inline'

/** Rules by kind, which several kinds may share. */
type Styles = Partial<Record<KindName, readonly string[]>>
type Pieces = readonly { kind: KindName; films: readonly Film[]; sounds: readonly Sound[] }[]

/** Styles that a look's own rules may override. */
const STYLES: Styles = { markdown: [figure, markdown], video: [figure], audio: [figure], embed: [figure] }

/** Styles that come after a look's rules for prose, which are not meant for them. */
const OVER_PROSE: Styles = {
  poll: [poll],
  video: [bar, notice, film, start, fullScreen],
  audio: [bar, notice, audio, tracks, lyrics],
  embed: [embed],
  gallery: [gallery, adding, wall, photo],
  code: [code],
  draw: [draw],
}

/** The rules of every kind that is among these pieces. */
export function stylesOf(pieces: Pieces): string {
  return join(pieces, STYLES)
}

export function stylesOverProseOf(pieces: Pieces): string {
  return join(pieces, OVER_PROSE)
}

/** A text that shows a film, or a sound, is of two kinds. */
export function kindsOf(pieces: Pieces): KindName[] {
  return [
    ...new Set(
      pieces.flatMap(({ kind, films, sounds }): KindName[] => [
        kind,
        ...(films.length > 0 ? (['video'] as const) : []),
        ...(sounds.length > 0 ? (['audio'] as const) : []),
      ]),
    ),
  ]
}

function join(pieces: Pieces, styles: Styles): string {
  return [...new Set(kindsOf(pieces).flatMap((kind) => styles[kind] ?? []))].join('')
}
