import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Engine } from './engine.ts'
import { firstIdAt, type NodeId } from './node-id.ts'
import { tallies } from './schema.ts'

const DAY_MS = 86_400_000

/** Rows in one transaction: keeps every commit short. */
export const FORGET_AT_ONCE = 2000

/**
 * Clears the visits of views older than a day; they were there for retries only. Gives the ids it cleared.
 *
 * @param after only nodes with a higher id, which saves reading those that are done
 */
export function forgetVisits(after: NodeId, now: number): SQL {
  return sql`UPDATE nodes SET visit = NULL WHERE id IN (
      SELECT id FROM nodes WHERE id > ${after} AND id < ${firstIdAt(now - DAY_MS)} AND visit IS NOT NULL
      ORDER BY id LIMIT ${FORGET_AT_ONCE})
    RETURNING id`
}

/** When a campaign's forwarding tree is no longer kept: so many days after it closed. */
export function foldsAt({ closes, retention }: { closes?: number | undefined; retention: number }): number {
  return (closes ?? Number.POSITIVE_INFINITY) + retention * DAY_MS
}

/** Whether a campaign has views whose tree is still there. */
export async function isKept({ db }: Engine, campaign: string): Promise<boolean> {
  const rows = await db
    .select()
    .from(tallies)
    .where(and(eq(tallies.campaign, campaign), isNull(tallies.foldedAt)))
  return rows.length > 0
}

/** Deletes the forwarding tree of a campaign. Its tally, rollups and counters stay, and what its roots brought. */
export function foldTree(campaign: string, now: number): SQL[] {
  return [
    sql`DELETE FROM threads WHERE node IN (SELECT id FROM nodes WHERE campaign = ${campaign} AND parent IS NOT NULL)`,
    sql`DELETE FROM surges WHERE campaign = ${campaign}`,
    sql`DELETE FROM restrictions WHERE campaign = ${campaign} AND node NOT IN (SELECT node FROM roots)`,
    sql`DELETE FROM nodes WHERE campaign = ${campaign} AND parent IS NOT NULL`,
    sql`UPDATE tallies SET folded_at = ${now} WHERE campaign = ${campaign}`,
  ]
}
