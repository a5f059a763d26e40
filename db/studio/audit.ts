import { type SQL, sql } from 'drizzle-orm'
import type { AuditEntry, AuditPage, Change } from '../audit.ts'
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
