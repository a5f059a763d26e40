import type { Say } from '../../../site/i18n/dictionary.ts'
import type { PlayerWords } from '../../player/words/player-words.ts'

/** What a sound's player says to a fan, in one language and register. */
export interface AudioWords extends PlayerWords, OwnWords {}

interface OwnWords {
  play: string
  previous: string
  next: string
  /** The list of them. */
  tracks: string
  /** What is sung, or the choice of its language. */
  lyrics: string
  /** No lyrics. */
  none: string
  /** Fetches all of it at once, where it cannot be streamed, with {size}. */
  whole: string
}

export type AudioLanguage = (say: Say) => OwnWords
