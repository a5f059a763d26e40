import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { DAY_MS } from '../../campaigns/durations.ts'
import type { Engine } from '../engine.ts'
import { forgetEntries } from './entries.ts'
import { firstIdAt, type NodeId } from './node-id.ts'
import { QUARTER_MS } from './quarters.ts'
import type { Remains } from './remains.ts'
import { tallies } from './schema.ts'

/** Rows deleted by one transaction, which keeps each commit short. */
export const FORGET_AT_ONCE = 2000

/**
 * Clears the visits of views older than a day; they serve retries only. Returns the ids of these views.
 *
 * @param after only nodes with a higher id, which skips those that are done
 */
export function forgetVisits(after: NodeId, now: number): SQL {
  return sql`UPDATE nodes SET visit = NULL WHERE id IN (
      SELECT id FROM nodes WHERE id > ${after} AND id < ${firstIdAt(now - DAY_MS)} AND visit IS NOT NULL
      ORDER BY id LIMIT ${FORGET_AT_ONCE})
    RETURNING id`
}

/** When the next visit or spoken word is due to be forgotten, in epoch milliseconds; `Infinity`: never. */
export async function nextForgetting({ db }: Engine, now: number): Promise<number> {
  const { visitAt, wordsAt } = await db.get<{ visitAt: number | null; wordsAt: number | null }>(sql`
    SELECT (SELECT at FROM nodes WHERE id >= ${firstIdAt(now - DAY_MS)} AND visit IS NOT NULL ORDER BY id LIMIT 1) AS visitAt,
           (SELECT min(until) FROM spoken) AS wordsAt`)
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

/** Of every campaign with a view, those without a folder included. */
export async function readLives({ db }: Engine): Promise<Life[]> {
  return db.all<Life>(sql`
    SELECT campaign, folded_at AS foldedAt, ${sql.raw(String(QUARTER_MS))} * (1 + coalesce(
      (SELECT max(quarter) FROM rollups WHERE rollups.campaign = tallies.campaign), 0)) AS lastViewAt
    FROM tallies`)
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

/** Whether a campaign has views in a tree that is not folded. */
export async function isKept({ db }: Engine, campaign: string): Promise<boolean> {
  const rows = await db
    .select()
    .from(tallies)
    .where(and(eq(tallies.campaign, campaign), isNull(tallies.foldedAt)))
  return rows.length > 0
}

/**
 * Marks a campaign's tree as folded: nothing reads it any more, and {@link foldNodes} deletes it. The figures that the
 * report needs of it are stored once; a few later views do not change them.
 */
export function foldTree(campaign: string, { shape, reposted }: Remains, now: number): SQL {
  return sql`UPDATE tallies SET folded_at = ${now},
      remains = coalesce(remains, ${JSON.stringify({ shape, reposted } satisfies Remains)})
    WHERE campaign = ${campaign}`
}

/** Deletes surges of a folded tree, some at a time. Returns the deleted rows. */
export const foldSurges = (campaign: string, foldedAt: number): SQL => sql`
  DELETE FROM surges WHERE campaign = ${campaign} AND (node, quarter) IN (
    SELECT node, quarter FROM surges WHERE campaign = ${campaign} AND quarter <= ${Math.floor(foldedAt / QUARTER_MS)}
    ORDER BY node, quarter LIMIT ${FORGET_AT_ONCE})
  RETURNING quarter`

/** Ids of a campaign's nodes other than the brand's roots, some after `after`, up to the time of the fold. */
export const foldedNodes = (campaign: string, after: NodeId, foldedAt: number): SQL => sql`
  SELECT json_group_array(id) FILTER (WHERE campaign = ${campaign}) AS ids, max(id) AS last
  FROM (SELECT id, campaign FROM nodes WHERE id > ${after} AND id < ${firstIdAt(foldedAt)}
    AND id NOT IN (SELECT node FROM roots) ORDER BY id LIMIT ${FORGET_AT_ONCE})`

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
    sql`DELETE FROM threads WHERE node IN ${these}`,
    sql`DELETE FROM nodes WHERE id IN ${these}`,
  ]
}
