import type { SQL } from 'drizzle-orm'
import type { NodeId } from '../db/campaign/node-id.ts'
import type { Query } from '../db/query.ts'

/** Something that the owner of a node left in a piece. */
export interface Entered<Body> {
  campaign: string
  node: NodeId
  at: number
  body: Body
}

/**
 * The statements of one kind, which the ledger runs in its own transactions: so what they count is there exactly once, and
 * follows the views that it belongs to. `nodes` is a subquery of ids.
 */
export interface KindStatements<Body> {
  /** Keeps and counts what was entered, in its order. The same again changes nothing. */
  enter(entries: readonly Entered<Body>[]): Query[]
  /** Takes what these nodes entered out of every counter: before their views are voided or put back … */
  leave(nodes: SQL): SQL[]
  /** … and counts it anew, behind that. */
  rejoin(nodes: SQL): SQL[]
  /** Deletes what these nodes entered, and leaves the counters as they are. */
  forget(nodes: SQL): SQL[]
  /** Rows of every counter, as it stands and as a recount gives it: `campaign, counter, row, stored, recounted`. */
  comparisons: readonly SQL[]
}
