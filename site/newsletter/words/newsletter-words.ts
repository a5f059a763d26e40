import type { Say } from '../../i18n/dictionary.ts'

/** What a newsletter says beside the teaser, in a brand's name. */
export interface NewsletterWords {
  /** The button. */
  open: string
  /** Why not to forward the mail itself. */
  own: string
  /** Introduces the bare link. */
  copy: string
  /** With {brand}. */
  why: string
  unsubscribe: string
}

export type NewsletterLanguage = (say: Say) => NewsletterWords
