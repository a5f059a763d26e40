import { and, desc, eq, getTableColumns, gt, isNull, type SQL, sql } from 'drizzle-orm'
import type { AuditAction } from '../audit.ts'
import type { Engine } from '../engine.ts'
import { recordIfChanged } from './audit.ts'
import { previews } from './schema.ts'

/** A link by which a client sees a campaign as it will be, until it expires or is revoked. */
export interface Preview {
  /** Its number, for people. */
  id: number
  /** The random number in its token. */
  code: number
  /** Who made it. */
  who: string
  createdAt: number
  expiresAt: number
  revokedAt: number | null
}

export interface NewPreview extends Pick<Preview, 'code' | 'who' | 'expiresAt'> {
  campaign: string
}

/** Statements that add a preview; the first returns its row. */
export function addPreview({ campaign, code, who, expiresAt }: NewPreview, at: number): SQL[] {
  const action: AuditAction = 'preview-made'
  return [
    sql`INSERT INTO previews (campaign, code, who, created_at, expires_at)
      VALUES (${campaign}, ${code}, ${who}, ${at}, ${expiresAt}) RETURNING id`,
    // The id in the entry is known only now.
    sql`INSERT INTO audit (at, who, campaign, action, detail)
      SELECT ${at}, ${who}, ${campaign}, ${action}, id || ${`, until ${toMinute(expiresAt)}`}
      FROM previews WHERE campaign = ${campaign} AND code = ${code}`,
  ]
}

/** Such as 2026-12-24T18:00Z. */
const toMinute = (at: number) => `${new Date(at).toISOString().slice(0, 16)}Z`

/**
 * Statements that revoke a preview. The first returns a row if it was good until now, the last one if there is such a
 * preview.
 */
export function revokePreview(campaign: string, id: number, who: string, at: number): SQL[] {
  return [
    sql`UPDATE previews SET revoked_at = ${at}
      WHERE campaign = ${campaign} AND id = ${id} AND revoked_at IS NULL RETURNING id`,
    recordIfChanged({ at, who, campaign, action: 'preview-revoked', detail: String(id) }),
    sql`SELECT id FROM previews WHERE campaign = ${campaign} AND id = ${id}`,
  ]
}

/** When a preview ends; undefined alike when it is unknown, revoked or expired. */
export async function readPreviewEnd(
  { db }: Engine,
  campaign: string,
  code: number,
  now: number,
): Promise<number | undefined> {
  const { expiresAt, revokedAt } = previews
  const rows = await db
    .select({ expiresAt })
    .from(previews)
    .where(and(eq(previews.campaign, campaign), eq(previews.code, code), isNull(revokedAt), gt(expiresAt, now)))
  return rows[0]?.expiresAt
}

/** Every preview that a campaign ever had, the newest first. */
export async function listPreviews({ db }: Engine, campaign: string): Promise<Preview[]> {
  const { campaign: _, ...columns } = getTableColumns(previews)
  return db.select(columns).from(previews).where(eq(previews.campaign, campaign)).orderBy(desc(previews.id))
}
