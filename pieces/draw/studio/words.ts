import type { SectionWords } from '../../../site/studio/i18n/words.ts'

/** What the studio says of a draw. Figures come in as they are written in the language. */
export interface StudioDrawWords extends Omit<SectionWords, 'question'> {
  empty: (closes: string) => string
  /** Tickets so far, and until when. */
  open: (tickets: number, shown: string, closes: string) => string
  /** Over, and not held yet. */
  waiting: (tickets: string) => string
  drawn: (tickets: string, winners: number, shown: string, at: string) => string
  left: (doubtful: string, voided: string, revoked: string) => string
  /** Beside it. */
  commitment: string
  /** Of the file by which a stranger holds the draw again. */
  download: string
  winners: string
  columns: Record<'prize' | 'ticket' | 'code' | 'claimed', string>
  claimUntil: (moment: string) => string
  lapsed: string
}
