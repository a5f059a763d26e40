import { type SQL, sql } from 'drizzle-orm'
import { type AuditEntry, type AuditPage, type Change, readAuditIn } from '../audit.ts'
import type { StudioStore } from './store.ts'

/** Appends an entry, in the transaction of the change itself. */
export function record({ at, who, action, detail }: Change): SQL {
  return sql`INSERT INTO studio_audit (at, who, action, detail) VALUES (${at}, ${who}, ${action}, ${detail})`
}

/** Appends an entry if the statement before it changed a row. */
export function recordIfChanged({ at, who, action, detail }: Change): SQL {
  return sql`INSERT INTO studio_audit (at, who, action, detail)
    SELECT ${at}, ${who}, ${action}, ${detail} WHERE changes() > 0`
}

/** Reads a page of entries, newest first. */
export async function readStudioAudit({ db }: StudioStore, { before, most }: AuditPage): Promise<AuditEntry[]> {
  const isBefore = before && sql`(at, id, '') < (${before.at}, ${before.id}, ${before.campaign ?? ''})`
  return db.all<AuditEntry>(sql`
    SELECT id, at, who, NULL AS campaign, action, detail FROM studio_audit
    WHERE ${isBefore ?? sql`true`} ORDER BY at DESC, id DESC LIMIT ${most}`)
}

/**
 * Takes entries that the outbox of a campaign delivers; those that are there already change nothing. What they say tells, not their
 * number, which is another one after the campaign has been in a file with others. Those of one delivery are told apart by it.
 */
export function takeDelivered(entries: readonly AuditEntry[]): SQL {
  return sql`INSERT INTO delivered_audit (at, id, campaign, who, action, detail)
    SELECT value ->> 'at', value ->> 'id', value ->> 'campaign', value ->> 'who', value ->> 'action', value ->> 'detail'
    FROM json_each(${JSON.stringify(entries)}) WHERE NOT EXISTS (
      SELECT 1 FROM delivered_audit AS there WHERE there.at = value ->> 'at' AND there.campaign = value ->> 'campaign'
        AND there.who = value ->> 'who' AND there.action = value ->> 'action' AND there.detail = value ->> 'detail')
    ON CONFLICT DO NOTHING`
}

/** Reads a page of the entries that were delivered, newest first; see {@link readAuditIn}. */
export function readDelivered(studio: StudioStore, campaigns: readonly string[] | null, page: AuditPage) {
  return readAuditIn(sql`delivered_audit`, studio, campaigns, page)
}
