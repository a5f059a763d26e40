import { type SQL, sql } from 'drizzle-orm'
import { DAY_MS } from '../../campaigns/durations.ts'
import type { Engine } from '../engine.ts'
import { forgetEntries } from './entries.ts'
import { isHere } from './move-states.ts'
import { firstIdAt, type NodeId } from './node-id.ts'
import { QUARTER_MS } from './quarters.ts'
import type { Remains } from './remains.ts'
import { FORGET_AT_ONCE } from './retention-limits.ts'
import { forgetLinesOf } from './told-lines.ts'
import { isUnsettled } from './unsettled.ts'

const QUARTER = sql.raw(String(QUARTER_MS))

/**
 * Clears the visits of views older than a day, of the campaigns that are here; they serve retries only. Returns the ids of these
 * views.
 *
 * @param after only nodes with a higher id, which skips those that are done
 */
export function forgetVisits(after: NodeId, now: number): SQL {
  return sql`UPDATE nodes SET visit = NULL WHERE id IN (
      SELECT id FROM nodes WHERE id > ${after} AND id < ${firstIdAt(now - DAY_MS)} AND visit IS NOT NULL AND ${isHere}
      ORDER BY id LIMIT ${FORGET_AT_ONCE})
    RETURNING id`
}

/** When the next visit or spoken word is due to be forgotten, in epoch milliseconds; `Infinity`: never. */
export async function nextForgetting({ db }: Engine, now: number): Promise<number> {
  const { visitAt, wordsAt } = await db.get<{ visitAt: number | null; wordsAt: number | null }>(sql`
    SELECT (SELECT at FROM nodes WHERE id >= ${firstIdAt(now - DAY_MS)} AND visit IS NOT NULL ORDER BY id LIMIT 1) AS visitAt,
           (SELECT min(until) FROM spoken WHERE ${isHere}) AS wordsAt`)
  return Math.min(visitAt === null ? Infinity : visitAt + DAY_MS, wordsAt ?? Infinity)
}

/** The age of a campaign's data. */
export interface Life {
  campaign: string
  /** When the last view came: the end of its quarter. */
  lastViewAt: number
  /** When its tree was folded; null while it is there. */
  foldedAt: number | null
}

/**
 * Of every campaign here with a view, those without a folder included. A view counts from its commit on: the first one of a
 * campaign is in no rollup for a moment, and views that are all voided may be in none.
 */
export async function readLives({ db }: Engine): Promise<Life[]> {
  return db.all<Life>(sql`
    SELECT campaign, folded_at AS foldedAt, ${QUARTER} * (1 + (SELECT max(quarter) FROM (
      SELECT max(quarter) AS quarter FROM rollups WHERE rollups.campaign = tallies.campaign
      UNION ALL
      SELECT max(at) / ${QUARTER} FROM nodes WHERE nodes.campaign = tallies.campaign AND ${isUnsettled}
      UNION ALL
      SELECT max(at) / ${QUARTER} FROM nodes WHERE nodes.campaign = tallies.campaign AND voided IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM rollups WHERE rollups.campaign = tallies.campaign)))) AS lastViewAt
    FROM tallies WHERE lastViewAt IS NOT NULL AND ${isHere}`)
}

/** Retention of a forwarding tree, from `campaign.yaml`. */
export interface Keeping {
  closes?: number | undefined
  /** Days after the campaign closed or, where it has no end, after its last view. */
  retention: number
}

/** When a tree has to be folded, in epoch milliseconds; `Infinity`: it is folded and has not grown since. */
export function dueAt({ lastViewAt, foldedAt }: Life, { closes, retention }: Keeping): number {
  return foldedAt === null || lastViewAt > foldedAt ? (closes ?? lastViewAt) + retention * DAY_MS : Infinity
}

/**
 * Marks a campaign's tree as folded: nothing reads it any more, and {@link foldNodes} deletes it. The figures that the
 * report needs of it are stored: of what was folded before, too.
 */
export function foldTree(campaign: string, { shape, reposted }: Omit<Remains, 'views'>, now: number): SQL {
  return sql`UPDATE tallies SET folded_at = ${now}, revision = revision + 1,
      remains = json_set(${JSON.stringify({ shape, reposted } satisfies Remains)}, '$.views', views)
    WHERE campaign = ${campaign}`
}

/** Deletes surges of a folded tree, some at a time. Returns the deleted rows. */
export const foldSurges = (campaign: string, foldedAt: number): SQL => sql`
  DELETE FROM surges WHERE campaign = ${campaign} AND (node, quarter) IN (
    SELECT node, quarter FROM surges WHERE campaign = ${campaign} AND quarter <= ${Math.floor(foldedAt / QUARTER_MS)}
    ORDER BY node, quarter LIMIT ${FORGET_AT_ONCE})
  RETURNING quarter`

/**
 * Ids of a campaign's nodes other than the brand's roots and members, some after `after`, up to the time of the fold. One that came
 * back since, with whoever opened its link, goes with the next fold.
 */
export const foldedNodes = (campaign: string, after: NodeId, foldedAt: number): SQL => sql`
  SELECT json_group_array(id) FILTER (WHERE campaign = ${campaign}) AS ids, max(id) AS last
  FROM (SELECT id, campaign FROM nodes WHERE id > ${after} AND id < ${firstIdAt(foldedAt)} AND at <= ${foldedAt}
    AND id NOT IN (SELECT node FROM roots) AND id NOT IN (SELECT node FROM members) ORDER BY id LIMIT ${FORGET_AT_ONCE})`

/**
 * Deletes nodes with all that is counted of each. Restrictions stay: a revoked link opens nothing, and a cap keeps what is
 * left of it.
 *
 * @param ids as one JSON array
 */
export function foldNodes(ids: string): SQL[] {
  const these = sql`(SELECT value FROM json_each(${ids}))`
  return [
    sql`UPDATE restrictions SET cap = max(0, cap - coalesce((
          SELECT clear FROM threads WHERE threads.node = restrictions.node AND generation = 1), 0))
        WHERE node IN ${these} AND cap IS NOT NULL`,
    sql`DELETE FROM restrictions WHERE node IN ${these} AND cap IS NULL AND revoked_at IS NULL`,
    ...forgetEntries(these),
    forgetLinesOf(these),
    sql`DELETE FROM threads WHERE node IN ${these}`,
    sql`DELETE FROM nodes WHERE id IN ${these}`,
  ]
}

/** Forgets what fans chose since an earlier fold, and what is being carried out: nobody is in a circle any more. */
export const foldChoices = (campaign: string): SQL => sql`DELETE FROM circle_choices WHERE campaign = ${campaign}`

/**
 * Deletes which branch of a folded tree was in which circle, some at a time, once its nodes are gone. A branch that went on
 * growing afterwards keeps its circle, and so does a fan who chose again since. Returns the deleted rows.
 */
export const foldBranches = (campaign: string, foldedAt: number): SQL => sql`
  DELETE FROM circle_branches WHERE node IN (
    SELECT node FROM circle_branches AS branch
    WHERE campaign = ${campaign} AND node < ${firstIdAt(foldedAt)} AND node NOT IN (SELECT node FROM circle_choices)
      AND NOT EXISTS (SELECT 1 FROM nodes WHERE nodes.branch = branch.node)
    LIMIT ${FORGET_AT_ONCE})
  RETURNING node`
