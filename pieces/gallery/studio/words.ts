import type { SectionWords } from '../../../site/studio/i18n/words.ts'
import type { NothingWords } from '../../nothing-counted.ts'
import type { GalleryReport, PhotoState } from '../contract.ts'

/**
 * What the studio says of a gallery. Figures come in as they are written in the language; `n` beside a text is the number
 * itself, where the language has forms for it.
 */
export interface StudioGalleryWords extends NothingWords, Omit<SectionWords, 'question'> {
  moderation: Record<GalleryReport['moderation'], string>
  /** In place of how it stands, where that would tell of somebody. */
  untold: string
  /** How many fans brought photos, how many of these are shown, and how many wait. */
  stands: (n: number, fans: string, shown: string, waiting: string) => string
  /** Fans with a photo, of so many openings. */
  contributors: (n: number, fans: string, openings: string, share: string) => string
  doubtful: (n: number, shown: string) => string
  voided: (n: number, shown: string) => string
  states: { title: string; column: string; photos: string; share: string } & Record<PhotoState, string>
  courseOf: { title: string; columns: { at: string; photos: string }; most: (photos: string, when: string) => string }
  by: Record<'channel' | 'generation', { title: string; column: string }>
  small: string
  /** The button that leads to the desk, with how many wait. */
  moderate: (n: number, waits: string) => string
  moderateNothing: string
}
