import { type Vote, votes } from './poll/statements.ts'
import type { KindStatements } from './statement-kind.ts'
import { type Reached, reached } from './video/statements.ts'

/** Types of the entries, by kind. */
export interface Bodies {
  poll: Vote
  video: Reached
}

export type EnteringKind = keyof Bodies

/** ADD WHAT A KIND WRITES: one line here, its tables in the schema. */
export const STATEMENTS: { [Kind in EnteringKind]: KindStatements<Bodies[Kind]> } = { poll: votes, video: reached }
