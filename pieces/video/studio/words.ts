import type { SectionWords } from '../../../site/studio/i18n/words.ts'

/** What the studio says of a film. Figures come in as they are written in the language. */
export interface StudioVideoWords extends Omit<SectionWords, 'question'> {
  empty: string
  /** Of a part of the campaign in which no play is counted. */
  noneSelected: string
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
