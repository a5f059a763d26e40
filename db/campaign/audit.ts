import { type SQL, sql } from 'drizzle-orm'
import type { AuditEntry, AuditPage, Change } from '../audit.ts'
import type { Engine } from '../engine.ts'
import { isAmong } from '../query.ts'

/** What was done to a campaign, and what of it left the studio. */
export interface CampaignChange extends Change {
  campaign: string
}

/** Belongs into the transaction that makes the change. */
export function record({ at, who, campaign, action, detail }: CampaignChange): SQL {
  return sql`INSERT INTO audit (at, who, campaign, action, detail) VALUES (${at}, ${who}, ${campaign}, ${action}, ${detail})`
}

/** Right behind a statement: records only if that one changed a row. */
export function recordIfChanged({ at, who, campaign, action, detail }: CampaignChange): SQL {
  return sql`INSERT INTO audit (at, who, campaign, action, detail)
    SELECT ${at}, ${who}, ${campaign}, ${action}, ${detail} WHERE changes() > 0`
}

const ONCE_MS = 3_600_000

/** The same again within an hour is one entry, so a machine that asks every minute does not fill the log. */
export function recordOnceAnHour({ at, who, campaign, action, detail }: CampaignChange): SQL {
  return sql`INSERT INTO audit (at, who, campaign, action, detail)
    SELECT ${at}, ${who}, ${campaign}, ${action}, ${detail} WHERE NOT EXISTS (
      SELECT 1 FROM audit WHERE campaign = ${campaign} AND at > ${at - ONCE_MS} AND who = ${who} AND action = ${action}
        AND detail = ${detail})`
}

/**
 * The newest first.
 *
 * @param campaigns null: all that the store holds
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
