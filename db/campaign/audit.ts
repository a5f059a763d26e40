import { type SQL, sql } from 'drizzle-orm'
import { HOUR_MS } from '../../campaigns/durations.ts'
import { type AuditEntry, type AuditPage, type Change, readAuditIn } from '../audit.ts'
import type { Engine } from '../engine.ts'

/** An audit entry of a campaign. */
export interface CampaignChange extends Change {
  campaign: string
}

/** Appends an entry, in the transaction of the change itself. */
export function record({ at, who, campaign, action, detail }: CampaignChange): SQL {
  return sql`INSERT INTO audit (at, who, campaign, action, detail) VALUES (${at}, ${who}, ${campaign}, ${action}, ${detail})`
}

/** Appends an entry if the statement before it changed a row. `{changed}` in its detail becomes how many. */
export function recordIfChanged({ at, who, campaign, action, detail }: CampaignChange): SQL {
  return sql`INSERT INTO audit (at, who, campaign, action, detail)
    SELECT ${at}, ${who}, ${campaign}, ${action}, replace(${detail}, '{changed}', changes()) WHERE changes() > 0`
}

const ONCE_MS = HOUR_MS

/**
 * Appends an entry unless the same one is an hour old at most, so that a machine that asks every minute does not fill the
 * log.
 */
export function recordOnceAnHour({ at, who, campaign, action, detail }: CampaignChange): SQL {
  return sql`INSERT INTO audit (at, who, campaign, action, detail)
    SELECT ${at}, ${who}, ${campaign}, ${action}, ${detail} WHERE NOT EXISTS (
      SELECT 1 FROM audit WHERE campaign = ${campaign} AND at > ${at - ONCE_MS} AND who = ${who} AND action = ${action}
        AND detail = ${detail})`
}

/** Reads a page of entries, newest first; see {@link readAuditIn}. */
export function readCampaignAudit(store: Pick<Engine, 'db'>, campaigns: readonly string[] | null, page: AuditPage) {
  return readAuditIn(sql`audit`, store, campaigns, page)
}

/** The entry that an outbox delivered last. */
export type Delivered = Pick<AuditEntry, 'id' | 'at'>

/**
 * Reads the entries that an outbox has not delivered yet, in the order of their making. All of them, where the last one is
 * not there any more: the store is then another than it was.
 */
export async function readUndelivered(
  { db }: Pick<Engine, 'db'>,
  { id, at }: Delivered,
  most: number,
): Promise<AuditEntry[]> {
  return db.all<AuditEntry>(sql`
    SELECT id, at, who, campaign, action, detail FROM audit
    WHERE id > coalesce((SELECT id FROM audit WHERE id = ${id} AND at = ${at}), 0) ORDER BY id LIMIT ${most}`)
}
