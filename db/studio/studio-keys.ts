import { and, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import { isAmong } from '../query.ts'
import { recordIfChanged } from './audit.ts'
import type { Role } from './roles.ts'
import { studioKeys, studioSessions } from './schema.ts'
import type { StudioStore } from './store.ts'

/** A studio key: its owner's name, role and campaigns. */
export interface StudioKey {
  id: number
  name: string
  role: Role
  /** Slugs; null for every campaign. */
  campaigns: readonly string[] | null
  expiresAt: number | null
}

/** Revokes a key and ends its sessions. The last statement returns one row per session. */
export function revokeStudioKey({ id, name }: Pick<StudioKey, 'id' | 'name'>, who: string, at: number): SQL[] {
  return [
    sql`UPDATE studio_keys SET revoked_at = ${at} WHERE id = ${id} AND revoked_at IS NULL`,
    recordIfChanged({ at, who, action: 'key-revoked', detail: name }),
    sql`DELETE FROM studio_names WHERE key = ${id}`,
    sql`DELETE FROM studio_sessions WHERE key = ${id} RETURNING id`,
  ]
}

/** Condition: neither revoked nor expired. */
export const isGoodKey = (now: number) =>
  and(isNull(studioKeys.revokedAt), or(isNull(studioKeys.expiresAt), gt(studioKeys.expiresAt, now)))

/** The columns of a {@link StudioKey}. */
export const keyColumns = {
  id: studioKeys.id,
  name: studioKeys.name,
  role: studioKeys.role,
  campaigns: studioKeys.campaigns,
  expiresAt: studioKeys.expiresAt,
}

/** Finds a good key by its digest; undefined alike when it is unknown, revoked or expired. */
export async function readStudioKey({ db }: StudioStore, digest: string, now: number): Promise<StudioKey | undefined> {
  const rows = await db
    .select(keyColumns)
    .from(studioKeys)
    .where(and(eq(studioKeys.digest, digest), isGoodKey(now)))
  return rows[0]
}

/** Ids of the good keys among these. */
export async function readGoodKeys({ db }: StudioStore, ids: readonly number[], now: number): Promise<Set<number>> {
  const rows = await db
    .select({ id: studioKeys.id })
    .from(studioKeys)
    .where(and(isAmong(studioKeys.id, ids), isGoodKey(now)))
  return new Set(rows.map(({ id }) => id))
}

/** A key as it is listed. */
export interface ListedStudioKey extends StudioKey {
  createdAt: number
  revokedAt: number | null
  /** Number of its sessions, and when one of them was last seen. */
  sessions: number
  seenAt: number | null
}

/** Every key ever made, in the order of making. */
export async function listStudioKeys({ db }: StudioStore, now: number): Promise<ListedStudioKey[]> {
  return db
    .select({
      ...keyColumns,
      createdAt: studioKeys.createdAt,
      revokedAt: studioKeys.revokedAt,
      sessions: sql<number>`count(${studioSessions.id})`,
      seenAt: sql<number | null>`max(${studioSessions.seenAt})`,
    })
    .from(studioKeys)
    .leftJoin(studioSessions, and(eq(studioSessions.key, studioKeys.id), gt(studioSessions.expiresAt, now)))
    .groupBy(studioKeys.id)
    .orderBy(studioKeys.id)
}
