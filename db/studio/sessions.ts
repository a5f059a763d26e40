import { and, eq, gt, or, type SQL, sql } from 'drizzle-orm'
import { HOUR_MS } from '../../campaigns/durations.ts'
import { isAmong } from '../query.ts'
import { recordIfChanged } from './audit.ts'
import { studioKeys, studioSessions } from './schema.ts'
import type { StudioStore } from './store.ts'
import { isGoodKey, keyColumns, type StudioKey } from './studio-keys.ts'

/** A session that nobody uses ends after this long. */
const IDLE_MS = 12 * HOUR_MS
/** Every session ends after this long. */
export const LONGEST_MS = 14 * 24 * HOUR_MS

/** Ended sessions deleted with each new one, at most: keeps every commit short. */
const SWEPT_AT_ONCE = 2000

/** Sessions of one key at once. */
const MOST_SESSIONS = 100
/** Beyond that, a new session replaces one that was not seen for this long; while there is none, it is refused. */
const SPARED_MS = HOUR_MS

export interface NewSession {
  key: Pick<StudioKey, 'id' | 'name'>
  digest: string
  expiresAt: number
  /** Digest of the browser's previous token: that session ends, unless it was another key's. */
  instead: string | undefined
}

/**
 * Statements that start a session. The last returns its id, or none when the key has too many sessions that were seen
 * lately.
 */
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

/** A session, found by one of its two tokens. */
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

/** Finds a session by a token's digest; undefined alike when there is none, it has ended, or its key has. */
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

/** Rotates the token, unless another request has done so before. Returns a row if it did. */
export function turnSession(session: Session, next: { digest: string; salt: string }, at: number): SQL {
  return sql`UPDATE studio_sessions
    SET previous = digest, digest = ${next.digest}, salt = ${next.salt}, turned_at = ${at}, previous_until = NULL, seen_at = ${at}
    WHERE id = ${session.id} AND digest = ${session.digest} RETURNING id`
}

/** The current token was used: the previous one is good only until then. */
export function settleSession({ id, digest }: Session, previousUntil: number, at: number): SQL {
  return sql`UPDATE studio_sessions SET previous_until = ${previousUntil}, seen_at = ${at}
    WHERE id = ${id} AND digest = ${digest} AND previous_until IS NULL`
}

export function seeSessions(ids: readonly number[], at: number): SQL {
  return sql`UPDATE studio_sessions SET seen_at = ${at} WHERE ${isAmong(sql`id`, ids)}`
}

/** The sessions among these that have not ended. */
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
