import type { LineState } from '../../../api/studio/contract/told-schema.ts'
import type { WordRate } from '../../../api/studio/contract/word-schema.ts'
import type { SectionWords } from '../i18n/words.ts'

/** What these sections say. Figures come in as they are written; `n` beside a text is the number itself. */
export interface BrandSectionWords {
  word: SectionWords & {
    /** How often it spoke, and whether that is too often. */
    rate: Record<
      WordRate['verdict'],
      (said: { n: number; words: string; days: string; d: number; change: Change | null }) => string
    >
    field: string
    hint: string
    language: string
    circle: string
    everybody: string
    say: string
    takeDown: string
    said: string
    earlier: string
    none: string
    stands: string
    takenDown: string
    config: string
    by: (who: string, when: string) => string
    again: string
    /** A word that was put back. */
    wasAgain: string
    left: (n: number, characters: string) => string
  }
  told: SectionWords & {
    sentence: (n: number, lines: string) => string
    nothing: string
    queues: Record<LineState, string>
    empty: Record<LineState, string>
    came: (when: string) => string
    doubtful: string
    voided: string
    to: Record<LineState, string>
    sorted: Record<LineState, string>
    undo: string
    keys: string
    unreadable: string
  }
  follows: SectionWords & {
    off: string
    early: string
    leads: (title: string, share: string) => string
    level: string
    columns: Record<'piece' | 'opened' | 'reopened' | 'passedOn' | 'passing' | 'course', string>
    few: string
  }
}

/** Shares of change, as they are written: −38 %. */
interface Change {
  value: string
  low: string
  high: string
}
