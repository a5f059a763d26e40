import type { Playback } from '../player/playback.ts'

/** A film as its controls see it. */
export interface FilmPlayback extends Playback {
  readonly video: HTMLVideoElement
}
