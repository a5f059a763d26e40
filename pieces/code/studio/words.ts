import type { SectionWords } from '../../../site/studio/i18n/words.ts'

/** What the studio says of a code. Figures come in as they are written in the language. */
export interface StudioCodeWords extends Omit<SectionWords, 'question'> {
  empty: (budget: string) => string
  /** How many of the budget are taken, and when the last one was. */
  taken: Record<'branch' | 'each', (taken: number, shown: string, budget: string, lastAt: string) => string>
  gone: string
}
