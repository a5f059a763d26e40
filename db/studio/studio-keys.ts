import { and, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import { isAmong } from '../query.ts'
import { record, recordIfChanged } from './audit.ts'
import { skeletonsOf } from './name-skeletons.ts'
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

/** A new key, by its digest. */
export interface NewStudioKey extends Omit<StudioKey, 'id'> {
  digest: string
}

/** Statements that add a key. The transaction fails if its name looks like that of a key that is not revoked. */
export function addStudioKey(key: NewStudioKey, who: string, at: number): SQL[] {
  return [insertKey(key, at, sql`true`), record({ at, who, action: 'key-made', detail: key.name }), takeName(key)]
}

/**
 * The same for the first owner: adds nothing if there has ever been an owner, or somebody of that name. The first statement
 * returns a row if it was added.
 */
export function addFirstStudioKey(key: NewStudioKey, who: string, at: number): SQL[] {
  const isFirst = sql`NOT EXISTS (SELECT 1 FROM studio_keys WHERE role = 'owner')
    AND NOT EXISTS (SELECT 1 FROM studio_names WHERE skeleton IN ${skeletonsIn(key)})`
  return [
    sql`${insertKey(key, at, isFirst)} ON CONFLICT DO NOTHING RETURNING id`,
    recordIfChanged({ at, who, action: 'key-made', detail: key.name }),
    takeName(key),
  ]
}

/**
 * Reserves the skeletons of a key's name for as long as the key is good; see `name-skeletons.ts`. Does nothing when the key
 * was not added.
 */
const takeName = (key: NewStudioKey) => sql`
  INSERT INTO studio_names (skeleton, key)
  SELECT names.value, studio_keys.id FROM studio_keys JOIN ${skeletonsIn(key)} AS names WHERE digest = ${key.digest}`

const skeletonsIn = ({ name }: NewStudioKey) => sql`(SELECT value FROM json_each(${JSON.stringify(skeletonsOf(name))}))`

const insertKey = ({ name, role, digest, campaigns, expiresAt }: NewStudioKey, at: number, when: SQL) => sql`
  INSERT INTO studio_keys (name, role, digest, campaigns, created_at, expires_at)
  SELECT ${name}, ${role}, ${digest}, ${campaigns && JSON.stringify(campaigns)}, ${at}, ${expiresAt} WHERE ${when}`

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
