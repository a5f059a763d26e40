import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { moveInCircles, partsOf } from './circles/circle-counters.ts'
import { isDoubtful, moveInCounters } from './counters.ts'
import type { NodeId } from './node-id.ts'
import { type Offspring, viewsBetween } from './offspring.ts'
import { isClear } from './threads.ts'

/** A filter on the views that are voided or put back. */
export interface VoidFilter {
  /** Epoch milliseconds, `to` not included; undefined: always. */
  from?: number | undefined
  to?: number | undefined
  /** Only views that carry a doubt. */
  isDoubtful?: boolean
  /** Of views that are put back: only what this void took out. */
  voidId?: number | undefined
}

/** The reason of a void, its author and its object. */
export interface VoidReason {
  who: string
  why: string
  what: string
}

export interface VoidCounts {
  views: number
  clear: number
}

/** The nodes that match the filter and are counted, or voided: the text behind FROM. */
const matching = (
  nodes: readonly NodeId[],
  { from, to, isDoubtful: only = false, voidId }: VoidFilter,
  isUndo: boolean,
) => sql`
  nodes WHERE id IN (SELECT value FROM json_each(${JSON.stringify(nodes)})) AND parent IS NOT NULL
    AND voided IS ${isUndo ? sql`NOT NULL` : sql`NULL`} ${voidId === undefined ? sql`` : sql`AND voided = ${voidId}`}
    ${from === undefined ? sql`` : sql`AND at >= ${from}`} ${to === undefined ? sql`` : sql`AND at < ${to}`}
    ${only ? sql`AND ${isDoubtful}` : sql``}`

/** Adds a void. Returns its `id`. */
export const beginVoid = (campaign: string, { who, why, what }: VoidReason, at: number): SQL => sql`
  INSERT INTO voids (campaign, at, who, why, what, views) VALUES (${campaign}, ${at}, ${who}, ${why}, ${what}, 0) RETURNING id`

/** Deletes a void that matched nothing. */
export const dropVoid = (id: number): SQL => sql`DELETE FROM voids WHERE id = ${id} AND views = 0`

/**
 * Removes matching views from every counter. The last statement returns as `changed` how many. Fails as {@link isStale}
 * says.
 */
export function voidNodes(
  campaign: string,
  nodes: readonly NodeId[],
  filter: VoidFilter,
  offspring: Offspring,
  id: number,
): SQL[] {
  const views = matching(nodes, filter, false)
  return [
    sql`UPDATE tallies SET (views, clear, voided) =
          (SELECT tallies.views - count(*), tallies.clear - coalesce(sum(${isClear()}), 0), tallies.voided + count(*) FROM ${views}),
          revision = ${nextRevision(offspring)}
        WHERE campaign = ${campaign}`,
    ...moveInCounters(views, -1, childrenOf(nodes, offspring)),
    ...moveInCircles(views, -1),
    depthOf(campaign),
    sql`UPDATE voids SET views = views + (SELECT count(*) FROM ${views}) WHERE id = ${id}`,
    sql`UPDATE nodes SET voided = ${id} WHERE id IN (SELECT id FROM ${views})`,
    sql`SELECT changes() AS changed`,
  ]
}

/** Adds matching voided views to every counter again, likewise. */
export function unvoidNodes(
  campaign: string,
  nodes: readonly NodeId[],
  filter: VoidFilter,
  offspring: Offspring,
): SQL[] {
  const views = matching(nodes, filter, true)
  return [
    sql`UPDATE tallies SET (views, clear, voided) =
          (SELECT tallies.views + count(*), tallies.clear + coalesce(sum(${isClear()}), 0), tallies.voided - count(*) FROM ${views}),
          revision = ${nextRevision(offspring)}
        WHERE campaign = ${campaign}`,
    ...moveInCounters(views, 1, childrenOf(nodes, offspring)),
    ...moveInCircles(views, 1),
    depthOf(campaign),
    sql`UPDATE voids SET views = views - (SELECT count(*) FROM ${views} AND voided = voids.id)
        WHERE id IN (SELECT voided FROM ${views})`,
    sql`UPDATE nodes SET voided = NULL WHERE id IN (SELECT id FROM ${views})`,
    sql`SELECT changes() AS changed`,
  ]
}

const childrenOf = (nodes: readonly NodeId[], { of, completeUpTo }: Offspring) => ({ rows: of(nodes), completeUpTo })

/**
 * The next revision, or null if the children were read under another one, or a view has come late among those that were read:
 * null is not allowed, so the transaction fails; see {@link isStale}.
 */
const nextRevision = ({ revision, recent: { from, views }, completeUpTo }: Offspring) =>
  sql`iif(revision = ${revision} AND ${viewsBetween(from, completeUpTo)} = ${views}, revision + 1, NULL)`

/** Whether a write failed because the children have to be read again. */
export function isStale(error: unknown): boolean {
  return error instanceof Error && error.message.includes('NOT NULL constraint failed: tallies.revision')
}

/** The depth is looked up again: a maximum cannot be decremented. */
const depthOf = (campaign: string): SQL => sql`
  UPDATE tallies SET depth = (SELECT coalesce(max(depth), 0) FROM cohorts
    WHERE campaign = ${campaign} AND quarter = 0 AND views > 0)
  WHERE campaign = ${campaign}`

/** Number of these nodes that would be voided or put back, by their root. */
export async function countMatching(
  { db }: Engine,
  nodes: readonly NodeId[],
  filter: VoidFilter,
  isUndo: boolean,
): Promise<({ root: NodeId } & VoidCounts)[]> {
  return db.all(sql`
    SELECT root, count(*) AS views, sum(${isClear()}) AS clear FROM ${matching(nodes, filter, isUndo)} GROUP BY root`)
}

/** A void, with how many views it took out of every figure. */
export interface VoidRow {
  id: number
  why: string
  views: number
}

/** The newest void of a campaign with that reason; none where it matched nothing. */
export async function readVoid({ db }: Engine, campaign: string, { who, why, what }: VoidReason): Promise<VoidRow[]> {
  return db.all<VoidRow>(sql`SELECT id, why, views FROM voids
    WHERE campaign = ${campaign} AND who = ${who} AND why = ${why} AND what = ${what} ORDER BY id DESC LIMIT 1`)
}

/** The voids that took matching nodes out, each with how many of them. */
export async function readVoidsOf({ db }: Engine, nodes: readonly NodeId[], filter: VoidFilter): Promise<VoidRow[]> {
  return db.all<VoidRow>(sql`
    SELECT voids.id, why, taken.views
    FROM (SELECT voided, count(*) AS views FROM ${matching(nodes, filter, true)} GROUP BY voided) AS taken
    JOIN voids ON voids.id = taken.voided`)
}

/** Number of them by the part of a circle. */
export async function countMatchingInCircles(
  { db }: Engine,
  nodes: readonly NodeId[],
  filter: VoidFilter,
  isUndo: boolean,
): Promise<({ circle: string } & VoidCounts)[]> {
  return db.all(sql`SELECT circle, views, clear FROM (${partsOf(matching(nodes, filter, isUndo))})`)
}
