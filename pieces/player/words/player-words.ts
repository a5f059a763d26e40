import type { Say } from '../../../site/i18n/dictionary.ts'

/** What the controls of a film and of a sound say alike, in one language and register. */
export interface PlayerWords {
  pause: string
  /** How far it has been played. */
  position: string
  mute: string
  unmute: string
  volume: string
  chapters: string
  rate: string
  /** The network is gone. */
  away: string
  /** Ends what comes as a whole. */
  cancel: string
}

export type PlayerLanguage = (say: Say) => PlayerWords
