import type { Say } from '../../../site/i18n/dictionary.ts'

/** What is said around the player of another site, in one language and register. */
export interface EmbedWords {
  /** The button, with the {player} of that site. */
  play: string
  /** What that site learns, of a film and of a sound. */
  watching: string
  listening: string
  /** The same button once it was tapped: a frame that did not load says so to nobody. */
  again: string
}

export type EmbedLanguage = (say: Say) => EmbedWords
