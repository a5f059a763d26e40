import { type SQL, sql } from 'drizzle-orm'
import { HOUR_MS } from '../../campaigns/durations.ts'
import type { AuditEntry, AuditPage, Change } from '../audit.ts'
import type { Engine } from '../engine.ts'
import { isAmong } from '../query.ts'

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

/**
 * Reads a page of entries, newest first.
 *
 * @param campaigns null: every one that the store holds
 */
export async function readCampaignAudit(
  { db }: Engine,
  campaigns: readonly string[] | null,
  { before, most }: AuditPage,
): Promise<AuditEntry[]> {
  const isBefore = before && sql`(at, id, campaign) < (${before.at}, ${before.id}, ${before.campaign ?? ''})`
  return db.all<AuditEntry>(sql`
    SELECT id, at, who, campaign, action, detail FROM audit
    WHERE ${isBefore ?? sql`true`} AND ${campaigns === null ? sql`true` : isAmong(sql`campaign`, campaigns)}
    ORDER BY at DESC, id DESC LIMIT ${most}`)
}
