import { decisions, type PhotoDecision } from './gallery/decisions.ts'
import { type PhotoEntry, photos } from './gallery/statements.ts'
import { type Vote, votes } from './poll/statements.ts'
import type { KindDecisions, KindStatements } from './statement-kind.ts'
import { type Reached, reached } from './video/statements.ts'

/** Types of the entries, by kind. */
export interface Bodies {
  poll: Vote
  video: Reached
  gallery: PhotoEntry
}

export type EnteringKind = keyof Bodies

/** ADD WHAT A KIND WRITES: one line here, its tables in the schema. */
export const STATEMENTS: { [Kind in EnteringKind]: KindStatements<Bodies[Kind]> } = {
  poll: votes,
  video: reached,
  gallery: photos,
}

/** Types of what moderators decide, by kind. */
export interface Decisions {
  gallery: PhotoDecision
}

export type DecidedKind = keyof Decisions

export const DECISIONS: { [Kind in DecidedKind]: KindDecisions<Decisions[Kind]> } = { gallery: decisions }
