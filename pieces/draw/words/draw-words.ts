import type { Say } from '../../../site/i18n/dictionary.ts'

/** What a draw says to fans. */
export interface DrawWords {
  terms: string
  enter: string
  /** Beside the fan's own {ticket}. */
  entered: string
  /** Until when, with {day} and {time}. */
  until: string
  /** When, with {day} and {time}, beside a ticket. */
  drawn: string
  /** Over, and not drawn yet. */
  drawing: string
  /** Over, and nobody took part. */
  nobody: string
  /** Over, and every ticket was left out. */
  none: string
  /** With the {prize}. */
  won: string
  claim: string
  /** Beside the code. */
  show: string
  /** With {day} and {time}. */
  claimUntil: string
  lapsed: string
  lost: string
  notIn: string
  winners: string
  verify: string
  verified: string
  /** Follows `verified`, where the fan's own ticket was left out. */
  leftOut: string
  refuted: string
  /** With {digest}. */
  commitment: string
  failed: string
  retry: string
  outside: string
}

export type DrawLanguage = (say: Say) => DrawWords
