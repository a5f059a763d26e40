import { and, desc, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { audit } from './campaign/schema.ts'
import type { Engine } from './engine.ts'

/** Everything that somebody can change, and whatever leaves the studio. */
export const AUDIT_ACTIONS = [
  'key-made',
  'key-revoked',
  'signed-in',
  'signed-out-everywhere',
  /** A session token came back after its time, so somebody had copied it: the session was ended. */
  'session-replayed',
  'root-added',
  'link-capped',
  'link-revoked',
  'branch-revoked',
  'link-restored',
  'branch-restored',
  'views-voided',
  'views-unvoided',
  'preview-made',
  'preview-revoked',
  'exported',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** Who works on the command line; no key may have this name. */
export const COMMAND_LINE = 'command line'

/** Somebody did something. Nothing in it opens anything. */
export interface Change {
  at: number
  /** Name of a studio key, or {@link COMMAND_LINE}. */
  who: string
  /** Null: it concerns no single campaign. */
  campaign: string | null
  action: AuditAction
  /** What it was done to: a label, a node's name, a person's, a file. */
  detail: string
}

/** Belongs into the transaction that makes the change. */
export function record({ at, who, campaign, action, detail }: Change): SQL {
  return sql`INSERT INTO audit (at, who, campaign, action, detail) VALUES (${at}, ${who}, ${campaign}, ${action}, ${detail})`
}

/** Right behind a statement: records only if that one changed a row. */
export function recordIfChanged({ at, who, campaign, action, detail }: Change): SQL {
  return sql`INSERT INTO audit (at, who, campaign, action, detail)
    SELECT ${at}, ${who}, ${campaign}, ${action}, ${detail} WHERE changes() > 0`
}

const ONCE_MS = 3_600_000

/** The same again within an hour is one entry, so a machine that asks every minute does not fill the log. */
export function recordOnceAnHour({ at, who, campaign, action, detail }: Change): SQL {
  return sql`INSERT INTO audit (at, who, campaign, action, detail)
    SELECT ${at}, ${who}, ${campaign}, ${action}, ${detail} WHERE NOT EXISTS (
      SELECT 1 FROM audit WHERE campaign IS ${campaign} AND at > ${at - ONCE_MS} AND who = ${who} AND action = ${action}
        AND detail = ${detail})`
}

interface Selection {
  /** Null: all, and what concerns no single campaign too. */
  campaigns: readonly string[] | null
  /** Only entries with a lower id. */
  before?: number | undefined
  most: number
}

export interface AuditEntry extends Change {
  id: number
}

/** The newest first. */
export async function readAudit({ db }: Engine, { campaigns, before, most }: Selection): Promise<AuditEntry[]> {
  return db
    .select()
    .from(audit)
    .where(
      and(
        campaigns === null ? undefined : inArray(audit.campaign, [...campaigns]),
        before === undefined ? undefined : lt(audit.id, before),
      ),
    )
    .orderBy(desc(audit.id))
    .limit(most)
}
