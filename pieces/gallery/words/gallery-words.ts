import type { Say } from '../../../site/i18n/dictionary.ts'

/** What a gallery says to a fan, in one language and register. */
export interface GalleryWords {
  /** What a fan agrees to by adding a photo, where the campaign does not say it in words of its own. */
  consent: string
}

/** A language's words. */
export type GalleryLanguage = (say: Say) => GalleryWords
