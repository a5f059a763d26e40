import { type SQL, sql } from 'drizzle-orm'
import type { KindDecisions } from '../../pieces/statement-kind.ts'
import {
  type Bodies,
  DECISIONS,
  type DecidedKind,
  type Decisions,
  type EnteringKind,
  STATEMENTS,
} from '../../pieces/statements.ts'
import { type Query, withJson } from '../query.ts'
import type { NodeId } from './node-id.ts'

/** An entry: what the owner of a node leaves in a piece, such as a vote. */
export type PieceEntry<Among extends EnteringKind = EnteringKind> = {
  [Kind in Among]: { kind: Kind; campaign: string; node: NodeId; body: Bodies[Kind] }
}[Among]

/** A decision about what fans left in a piece. */
export type PieceDecision<Among extends DecidedKind = DecidedKind> = {
  [Kind in Among]: { kind: Kind; campaign: string; body: Decisions[Kind] }
}[Among]

/** Statements of a decision; the last of the first ones returns as `changed` how many entries it changed. */
export function decide<Kind extends DecidedKind>({
  kind,
  campaign,
  body,
}: PieceDecision<Kind>): ReturnType<KindDecisions<Decisions[Kind]>['decide']> {
  return DECISIONS[kind].decide(campaign, body)
}

/** Statements that store and count all entries of a group. */
export function enterAll(entries: readonly PieceEntry[], at: number): Query[] {
  if (entries.length === 0) return []
  const kinds = [...new Set(entries.map(({ kind }) => kind))]
  return [adoptLost(entries, at), ...kinds.flatMap((kind) => enterKind(kind, entries, at))]
}

function enterKind<Kind extends EnteringKind>(kind: Kind, entries: readonly PieceEntry[], at: number): Query[] {
  const own = entries.filter((entry): entry is PieceEntry & PieceEntry<Kind> => entry.kind === kind)
  return STATEMENTS[kind].enter(own.map(({ campaign, node, body }) => ({ campaign, node, body, at })))
}

/**
 * Appends nodes that a valid pass names but that are not there: the database was restored from an older backup. Such a node
 * comes back as a root; not once its tree was folded, since then nothing is entered any more.
 */
const adopt = withJson(
  (json) => sql`INSERT INTO nodes (id, campaign, parent, root, depth, channel, at)
    SELECT value->>0, value->>1, NULL, value->>0, 0, 'other', value->>2 FROM json_each(${json})
    WHERE value->>1 NOT IN (SELECT campaign FROM tallies WHERE folded_at IS NOT NULL)
    ON CONFLICT DO NOTHING`,
)

export function adoptLost(entries: readonly { node: NodeId; campaign: string }[], at: number): Query {
  return adopt(JSON.stringify(entries.map(({ node, campaign }) => [node, campaign, at])))
}

const idsIn = (nodes: readonly NodeId[]) => sql`(SELECT value FROM json_each(${JSON.stringify(nodes)}))`

/** Removes the entries of these nodes from every counter, before their views are voided or put back. */
export function leaveEntries(nodes: readonly NodeId[]): SQL[] {
  return Object.values(STATEMENTS).flatMap((kind) => kind.leave(idsIn(nodes)))
}

/** Counts the entries again, by the present state of their views. */
export function rejoinEntries(nodes: readonly NodeId[]): SQL[] {
  return Object.values(STATEMENTS).flatMap((kind) => kind.rejoin(idsIn(nodes)))
}

/** Deletes the entries of these nodes. Counters stay. */
export function forgetEntries(nodes: SQL): SQL[] {
  return Object.values(STATEMENTS).flatMap((kind) => kind.forget(nodes))
}
