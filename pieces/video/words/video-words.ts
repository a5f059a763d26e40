import type { Say } from '../../../site/i18n/dictionary.ts'

/** What a film's controls say to a fan, in one language and register. */
export interface VideoWords {
  play: string
  pause: string
  /** How far it has been played. */
  position: string
  mute: string
  unmute: string
  volume: string
  captions: string
  /** No captions. */
  none: string
  chapters: string
  rate: string
  pictureInPicture: string
  fullScreen: string
  leaveFullScreen: string
  /** Fetches all of it at once, where it cannot be streamed, with {size}. */
  whole: string
  /** The network is gone. */
  away: string
}

export type VideoLanguage = (say: Say) => VideoWords
