import type { Say } from '../../../site/i18n/dictionary.ts'
import type { PlayerWords } from '../../player/words/player-words.ts'

/** What a film's controls say to a fan, in one language and register. */
export interface VideoWords extends PlayerWords, OwnWords {}

interface OwnWords {
  play: string
  captions: string
  /** No captions. */
  none: string
  pictureInPicture: string
  fullScreen: string
  leaveFullScreen: string
  /** Fetches all of it at once, where it cannot be streamed, with {size}. */
  whole: string
}

export type VideoLanguage = (say: Say) => OwnWords
