import { and, eq, gt, or, type SQL, sql } from 'drizzle-orm'
import { isAmong } from '../query.ts'
import { recordIfChanged } from './audit.ts'
import { studioKeys, studioSessions } from './schema.ts'
import type { StudioStore } from './store.ts'
import { isGoodKey, keyColumns, type StudioKey } from './studio-keys.ts'

const HOUR_MS = 3_600_000

/** A session that nobody uses ends after this long. */
const IDLE_MS = 12 * HOUR_MS
/** Every session ends after this long. */
export const LONGEST_MS = 14 * 24 * HOUR_MS

/** Sessions that are over, deleted with each new one at most: keeps every commit short. */
const SWEPT_AT_ONCE = 2000

/** Browsers of one key at once. */
const MOST_SESSIONS = 100
/** Beyond that a new one takes the place of one that was not seen for so long; while there is none, it is refused. */
const SPARED_MS = HOUR_MS

export interface NewSession {
  key: Pick<StudioKey, 'id' | 'name'>
  digest: string
  expiresAt: number
  /** Digest of the token that the browser had until now: its session ends, unless it was another key's. */
  instead: string | undefined
}

/** The last statement gives its id, and none when too many browsers have been seen lately with this key. */
export function startSession({ key: { id: key, name }, digest, expiresAt, instead }: NewSession, at: number): SQL[] {
  return [
    sql`DELETE FROM studio_sessions WHERE id IN (
      SELECT id FROM studio_sessions WHERE expires_at <= ${at} OR seen_at <= ${at - IDLE_MS} LIMIT ${SWEPT_AT_ONCE})`,
    ...(instead === undefined
      ? []
      : [sql`DELETE FROM studio_sessions WHERE key = ${key} AND ${instead} IN (digest, previous)`]),
    sql`DELETE FROM studio_sessions WHERE seen_at <= ${at - SPARED_MS} AND id IN (
      SELECT id FROM studio_sessions WHERE key = ${key} ORDER BY seen_at DESC LIMIT -1 OFFSET ${MOST_SESSIONS - 1})`,
    sql`INSERT INTO studio_sessions (key, digest, turned_at, seen_at, expires_at)
      SELECT ${key}, ${digest}, ${at}, ${at}, ${expiresAt}
      WHERE (SELECT count(*) FROM studio_sessions WHERE key = ${key}) < ${MOST_SESSIONS}`,
    recordIfChanged({ at, who: name, action: 'signed-in', detail: name }),
    sql`SELECT id FROM studio_sessions WHERE digest = ${digest}`,
  ]
}

/** A session as one of its two tokens finds it. */
export interface Session {
  id: number
  key: StudioKey
  /** Digest of the current token. */
  digest: string
  turnedAt: number
  salt: string | null
  previousUntil: number | null
  seenAt: number
  expiresAt: number
}

/** Undefined alike when there is none, it is over, or its key is. */
export async function readSession({ db }: StudioStore, digest: string, now: number): Promise<Session | undefined> {
  const { id, turnedAt, salt, previousUntil, seenAt, expiresAt } = studioSessions
  const columns = { id, digest: studioSessions.digest, turnedAt, salt, previousUntil, seenAt, expiresAt }
  const rows = await db
    .select({ ...columns, key: keyColumns })
    .from(studioSessions)
    .innerJoin(studioKeys, eq(studioKeys.id, studioSessions.key))
    .where(
      and(
        or(eq(studioSessions.digest, digest), eq(studioSessions.previous, digest)),
        gt(expiresAt, now),
        gt(seenAt, now - IDLE_MS),
        isGoodKey(now),
      ),
    )
  return rows[0]
}

/** Puts another token in the place of the current one, unless somebody has done so before. Gives a row if it did. */
export function turnSession(session: Session, next: { digest: string; salt: string }, at: number): SQL {
  return sql`UPDATE studio_sessions
    SET previous = digest, digest = ${next.digest}, salt = ${next.salt}, turned_at = ${at}, previous_until = NULL, seen_at = ${at}
    WHERE id = ${session.id} AND digest = ${session.digest} RETURNING id`
}

/** The current token was used: the one before it is good only for so much longer. */
export function settleSession({ id, digest }: Session, previousUntil: number, at: number): SQL {
  return sql`UPDATE studio_sessions SET previous_until = ${previousUntil}, seen_at = ${at}
    WHERE id = ${id} AND digest = ${digest} AND previous_until IS NULL`
}

export function seeSessions(ids: readonly number[], at: number): SQL {
  return sql`UPDATE studio_sessions SET seen_at = ${at} WHERE ${isAmong(sql`id`, ids)}`
}

/** Those of them that are not over. */
export async function readSeen({ db }: StudioStore, ids: readonly number[], now: number) {
  const { id, seenAt, expiresAt } = studioSessions
  return db
    .select({ id, seenAt })
    .from(studioSessions)
    .where(and(isAmong(id, ids), gt(expiresAt, now), gt(seenAt, now - IDLE_MS)))
}

export function endSession(id: number): SQL {
  return sql`DELETE FROM studio_sessions WHERE id = ${id}`
}

export function endSessionsOf(key: number): SQL {
  return sql`DELETE FROM studio_sessions WHERE key = ${key}`
}
