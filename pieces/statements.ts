import { type Taking, takings } from './code/statements.ts'
import { type DrawDecision, decisions as draw } from './draw/decisions.ts'
import { type DrawEntry, tickets } from './draw/statements.ts'
import { decisions as gallery, type PhotoDecision } from './gallery/decisions.ts'
import { type PhotoEntry, photos } from './gallery/statements.ts'
import { type Vote, votes } from './poll/statements.ts'
import type { KindDecisions, KindStatements } from './statement-kind.ts'
import { type Reached, reached } from './video/statements.ts'

/** Types of the entries, by kind. */
export interface Bodies {
  poll: Vote
  video: Reached
  gallery: PhotoEntry
  code: Taking
  draw: DrawEntry
}

export type EnteringKind = keyof Bodies

/** ADD WHAT A KIND WRITES: one line here, its tables in the schema. */
export const STATEMENTS: { [Kind in EnteringKind]: KindStatements<Bodies[Kind]> } = {
  poll: votes,
  video: reached,
  gallery: photos,
  code: takings,
  draw: tickets,
}

/** Types of what is decided about entries, by kind. */
export interface Decisions {
  gallery: PhotoDecision
  draw: DrawDecision
}

export type DecidedKind = keyof Decisions

export const DECISIONS: { [Kind in DecidedKind]: KindDecisions<Decisions[Kind]> } = {
  gallery,
  draw,
}
