import { and, desc, eq, getTableColumns, gt, isNull, type SQL, sql } from 'drizzle-orm'
import type { AuditAction } from '../audit.ts'
import type { Engine } from '../engine.ts'
import { recordIfChanged } from './audit.ts'
import { previews } from './schema.ts'

/** A link by which a client sees a campaign as it will be, until it expires or is revoked. */
export interface Preview {
  /** What people call it by. */
  id: number
  /** What its token names. */
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

/** The first statement gives the row. */
export function addPreview({ campaign, code, who, expiresAt }: NewPreview, at: number): SQL[] {
  const action: AuditAction = 'preview-made'
  return [
    sql`INSERT INTO previews (campaign, code, who, created_at, expires_at)
      VALUES (${campaign}, ${code}, ${who}, ${at}, ${expiresAt}) RETURNING id`,
    // Only now is it known what the entry calls it.
    sql`INSERT INTO audit (at, who, campaign, action, detail)
      SELECT ${at}, ${who}, ${campaign}, ${action}, id || ${`, until ${toMinute(expiresAt)}`}
      FROM previews WHERE campaign = ${campaign} AND code = ${code}`,
  ]
}

/** Such as 2026-12-24T18:00Z. */
const toMinute = (at: number) => `${new Date(at).toISOString().slice(0, 16)}Z`

/** The first statement gives a row if it was not revoked before, the last one if there is such a preview. */
export function revokePreview(campaign: string, id: number, who: string, at: number): SQL[] {
  return [
    sql`UPDATE previews SET revoked_at = ${at}
      WHERE campaign = ${campaign} AND id = ${id} AND revoked_at IS NULL RETURNING id`,
    recordIfChanged({ at, who, campaign, action: 'preview-revoked', detail: String(id) }),
    sql`SELECT id FROM previews WHERE campaign = ${campaign} AND id = ${id}`,
  ]
}

/** Until when a preview is good; undefined alike when there is none, it is revoked or it has expired. */
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
