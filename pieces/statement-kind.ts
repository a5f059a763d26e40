import type { SQL } from 'drizzle-orm'
import type { NodeId } from '../db/campaign/node-id.ts'
import type { Query } from '../db/query.ts'

/** An entry: what the owner of a node left in a piece. */
export interface Entered<Body> {
  campaign: string
  node: NodeId
  at: number
  body: Body
}

/** The SQL of what is decided about the entries of one kind: by moderators, or by itself when their time has come. */
export interface KindDecisions<Decision> {
  /**
   * Changes entries; the last statement returns as `changed` how many. What `afterwards` holds follows in the same
   * transaction, once the decision is recorded.
   */
  decide(campaign: string, decision: Decision): { statements: SQL[]; afterwards: SQL[] }
}

/**
 * The SQL of one kind, which the ledger runs in its own transactions: so entries are counted exactly once, and follow the
 * views that they belong to. `nodes` is a subquery of ids.
 */
export interface KindStatements<Body> {
  /** Stores and counts entries, in their order. Repeating one changes nothing. */
  enter(entries: readonly Entered<Body>[]): Query[]
  /** Removes the entries of these nodes from every counter: before their views are voided or put back … */
  leave(nodes: SQL): SQL[]
  /** … and counts them again, afterwards. */
  rejoin(nodes: SQL): SQL[]
  /** Deletes the entries of these nodes; counters stay. */
  forget(nodes: SQL): SQL[]
  /** Pairs of stored and recounted rows, for every counter: `campaign, counter, row, stored, recounted`. */
  comparisons: readonly SQL[]
}
