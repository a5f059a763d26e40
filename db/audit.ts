import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from './engine.ts'
import { isAmong } from './query.ts'

/** The audited actions: everything that can be changed, and whatever leaves the studio. */
export const AUDIT_ACTIONS = [
  'key-made',
  'key-revoked',
  'signed-in',
  'signed-out-everywhere',
  /** An old session token was used again, so somebody had copied it: the session was ended. */
  'session-replayed',
  'root-added',
  'members-added',
  'members-removed',
  'link-capped',
  'link-revoked',
  'branch-revoked',
  'link-restored',
  'branch-restored',
  'views-voided',
  'views-unvoided',
  'preview-made',
  'preview-revoked',
  'page-renewed',
  'note-shown',
  'note-refused',
  'note-withdrawn',
  'circle-split',
  'exported',
  'photos-accepted',
  'photos-refused',
  'photos-reconsidered',
  'pass-blocked',
  'pass-unblocked',
  'word-said',
  'word-taken-down',
  'word-put-back',
  'lines-sorted',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** The name of whoever works on the command line; no key may have it. */
export const COMMAND_LINE = 'command line'

/** An entry of the audit log. It holds nothing that opens anything. */
export interface Change {
  at: number
  /** Name of a studio key, or {@link COMMAND_LINE}. */
  who: string
  action: AuditAction
  /** The object of the change: a label, a node's name, a person's, a file. */
  detail: string
}

/** The position of an entry among those of all stores, each of which numbers its own. */
export interface AuditPlace {
  at: number
  /** Null: an entry of the studio. */
  campaign: string | null
  id: number
}

export type AuditEntry = Change & AuditPlace

/** A page of entries. */
export interface AuditPage {
  /** Only entries older than this one. */
  before?: AuditPlace | undefined
  most: number
}

/**
 * Reads a page of the entries of campaigns, newest first.
 *
 * @param campaigns null: every one that the table holds
 */
export async function readAuditIn(
  table: SQL,
  { db }: Pick<Engine, 'db'>,
  campaigns: readonly string[] | null,
  { before, most }: AuditPage,
): Promise<AuditEntry[]> {
  const isBefore = before && sql`(at, id, campaign) < (${before.at}, ${before.id}, ${before.campaign ?? ''})`
  return db.all<AuditEntry>(sql`
    SELECT id, at, who, campaign, action, detail FROM ${table}
    WHERE ${isBefore ?? sql`true`} AND ${campaigns === null ? sql`true` : isAmong(sql`campaign`, campaigns)}
    ORDER BY at DESC, id DESC, campaign DESC LIMIT ${most}`)
}

/**
 * Merges sorted pages of several stores into one, newest first, of as many entries as asked for, without a gap or a repeat.
 */
export function mergeAudits(pages: readonly (readonly AuditEntry[])[], most: number): AuditEntry[] {
  return pages.flat().sort(byPlace).slice(0, most)
}

/** The same order as in SQL: `at`, `id`, `campaign`, each descending. */
function byPlace(a: AuditPlace, b: AuditPlace): number {
  return b.at - a.at || b.id - a.id || ((a.campaign ?? '') < (b.campaign ?? '') ? 1 : -1)
}
