import type { SectionWords } from '../../../site/studio/i18n/words.ts'
import type { NothingWords } from '../../nothing-counted.ts'

/** What the studio says of a film. Figures come in as they are written in the language. */
export interface StudioVideoWords extends NothingWords, Omit<SectionWords, 'question'> {
  /** How many began, how many of them saw the end, and where most left: from and to, as shares of the film. */
  stays: (began: string, ended: string, from: string, to: string) => string
  curve: string
  columns: { reached: string; plays: string; share: string }
  by: Record<'channel' | 'generation', { title: string; column: string }>
  half: string
  end: string
  course: string
  small: string
}
