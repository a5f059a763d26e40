import type { SectionWords } from '../../../site/studio/i18n/words.ts'
import type { NothingWords } from '../../nothing-counted.ts'

type Columns = 'choice' | 'votes' | 'clear' | 'share' | 'interval' | 'place' | 'course'

interface Turnout<Count> {
  votes: Count
  openings: Count
}

/** What the studio says of a poll. Figures come in as they are written in the language. */
export interface StudioPollWords extends NothingWords, Omit<SectionWords, 'question'> {
  /** Of a selection whose choices are not told. */
  untold: string
  /** Who leads, or that nobody can be said to, and how sure that is. */
  leads: (choice: string, share: string, sure: string) => string
  ahead: (first: string, second: string, share: string, sure: string) => string
  /** The same once the poll is closed. */
  most: (choice: string, share: string) => string
  /** Of all that lead with as many votes. */
  level: (choices: string, share: string) => string
  closed: string
  interval: (low: string, high: string) => string
  sure: (low: string, high: string) => string
  /** How many of those who opened it voted; how sure that is only while votes may come. */
  turnout: (n: Turnout<number>, shown: Turnout<string>, share: string, sure?: string) => string
  /** Votes apart from the clear ones. */
  doubtful: (n: number, shown: string) => string
  withoutThem: (choices: string) => string
  voided: (n: number, shown: string) => string
  /** Links that stand out, shown further down. */
  stands: (n: number, shown: string) => string
  look: string
  choices: { title: string; columns: Record<Columns, string> }
  firstPlaces: string
  courseOf: { title: string; most: (count: string, when: string) => string; columns: { at: string; votes: string } }
  by: Record<'channel' | 'root' | 'generation', { title: string; column: string }>
  votes: string
  small: string
  lost: string
  folded: (n: number, shown: string) => string
  shown: Record<'hidden' | 'after' | 'live', string>
  until: (when: string) => string
}
