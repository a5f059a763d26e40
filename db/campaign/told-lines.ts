import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { recordIfChanged } from './audit.ts'
import type { NodeId } from './node-id.ts'
import { FORGET_AT_ONCE } from './retention-limits.ts'

/** Where a line stands on the brand's desk, by the number that its row has. */
export const LINE_STATES = ['new', 'read', 'aside'] as const
export type LineState = (typeof LINE_STATES)[number]

export interface NewLine {
  id: string
  campaign: string
  node: NodeId
  /** A container, base64. */
  sealed: string
  /** Lines that one pass may have at once. */
  most: number
}

/** A line as the brand's desk reads it. */
export interface LineRow {
  id: string
  at: number
  state: number
  sealed: string
  doubt: number
  isVoided: number
}

/** A position in a queue. */
export interface LineCursor {
  at: number
  id: string
}

/**
 * Statements that keep a line, unless its pass has as many as it may, or its node was folded. The last one returns the row if it
 * is there. The same id twice is once.
 */
export function keepLine({ id, campaign, node, sealed, most }: NewLine, at: number): SQL[] {
  return [
    sql`INSERT INTO told_lines (id, campaign, node, at, state, sealed)
      SELECT ${id}, ${campaign}, ${node}, ${at}, 0, ${sealed}
      WHERE (SELECT count(*) FROM told_lines WHERE node = ${node}) < ${most} AND ${isKept(campaign, node)}
      ON CONFLICT DO NOTHING`,
    sql`SELECT id FROM told_lines WHERE id = ${id} AND node = ${node}`,
  ]
}

/** Whoever came to a campaign that goes on after a fold is in a tree that the next one takes. */
const isKept = (campaign: string, node: NodeId) => sql`(
  EXISTS (SELECT 1 FROM nodes WHERE id = ${node})
  OR ${campaign} NOT IN (SELECT campaign FROM tallies WHERE folded_at IS NOT NULL))`

/** The lines of a pass, in their order. */
export async function readOwnLines({ db }: Engine, node: NodeId): Promise<Pick<LineRow, 'id' | 'sealed'>[]> {
  return db.all(sql`SELECT id, sealed FROM told_lines WHERE node = ${node} ORDER BY at, id`)
}

/** Takes a line back: only the pass that said it may. */
export const takeBackLine = (node: NodeId, id: string): SQL =>
  sql`DELETE FROM told_lines WHERE id = ${id} AND node = ${node}`

/** Moves lines to another place on the desk, and records how many. The second statement returns them as `changed`. */
export function moveLines(
  { campaign, ids, state, who }: { campaign: string; ids: readonly string[]; state: LineState; who: string },
  at: number,
): SQL[] {
  const number = LINE_STATES.indexOf(state)
  return [
    sql`UPDATE told_lines SET state = ${number}
      WHERE campaign = ${campaign} AND state <> ${number} AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
    sql`SELECT changes() AS changed`,
    recordIfChanged({ at, who, campaign, action: 'lines-sorted', detail: `${state}: {changed}` }),
  ]
}

/** A page of a queue: of the new ones the oldest first, since they wait; of the others the newest. */
export async function readLines(
  { db }: Engine,
  campaign: string,
  { state, after, most }: { state: LineState; after: LineCursor | undefined; most: number },
): Promise<LineRow[]> {
  const isOldestFirst = state === 'new'
  const behind =
    after && sql`(told_lines.at, told_lines.id) ${sql.raw(isOldestFirst ? '>' : '<')} (${after.at}, ${after.id})`
  const order = isOldestFirst ? sql`told_lines.at, told_lines.id` : sql`told_lines.at DESC, told_lines.id DESC`
  return db.all<LineRow>(sql`
    SELECT told_lines.id, told_lines.at, state, sealed, coalesce(doubt, 0) AS doubt, voided IS NOT NULL AS isVoided
    FROM told_lines LEFT JOIN nodes ON nodes.id = told_lines.node
    WHERE told_lines.campaign = ${campaign} AND state = ${LINE_STATES.indexOf(state)} AND ${behind ?? sql`true`}
    ORDER BY ${order} LIMIT ${most}`)
}

export async function countLines({ db }: Engine, campaign: string): Promise<Record<LineState, number>> {
  const rows = await db.all<{ state: number; lines: number }>(
    sql`SELECT state, count(*) AS lines FROM told_lines WHERE campaign = ${campaign} GROUP BY state`,
  )
  const count = (state: LineState) => rows.find((row) => LINE_STATES[row.state] === state)?.lines ?? 0
  return { new: count('new'), read: count('read'), aside: count('aside') }
}

/** Deletes the lines of these nodes. */
export const forgetLinesOf = (nodes: SQL): SQL => sql`DELETE FROM told_lines WHERE node IN ${nodes}`

/**
 * Deletes what was said until the tree was folded, some at a time: also the lines of nodes that a restored backup has lost.
 * Returns the deleted rows.
 */
export const foldLines = (campaign: string, foldedAt: number): SQL => sql`
  DELETE FROM told_lines WHERE id IN (
    SELECT id FROM told_lines WHERE campaign = ${campaign} AND at <= ${foldedAt} LIMIT ${FORGET_AT_ONCE})
  RETURNING id`
