import type { Context } from 'hono'
import { HOUR_MS } from '../../campaigns/durations.ts'
import { record } from '../../db/studio/audit.ts'
import {
  endSession,
  endSessionsOf,
  LONGEST_MS,
  readSession,
  type Session,
  seeSessions,
  settleSession,
  startSession,
  turnSession,
} from '../../db/studio/sessions.ts'
import { digestOf, newStudioToken, successorOf } from '../../seal/studio-key.ts'
import type { DeskDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import { createTokenBuckets } from '../token-buckets.ts'
import { findKey } from './key-lookup.ts'
import type { Member } from './member.ts'
import { createSessionCookie } from './session-cookie.ts'

/** A token is replaced once it is this old. */
const TURN_MS = HOUR_MS
/** How long the previous token is still accepted after the new one was used: for requests under way. */
const GRACE_MS = 30_000
/** Precision of a session's `seenAt`. */
export const SEEN_MS = 300_000

/** Rate limit of sign-ins with one key from one network: an office, but no script. */
const SIGN_INS = 30
const NEXT_SIGN_IN_SECONDS = 60

/** Sessions of browsers. Why their tokens rotate as they do: docs/decisions/010-studio-access.md. */
export interface Sessions {
  /** Exchanges a key for a session. Throws `key-invalid`, whatever is wrong with it, and `slow-down`. */
  start(c: Context, shownKey: string): Promise<Member>
  /** Finds the member whose session a request belongs to, and notes that it was seen. */
  find(c: Context): Promise<Member | undefined>
  /** Ends the member's own session, or every one of their key. */
  end(c: Context, member: Member, which: 'own' | 'all'): Promise<void>
}

export function createSessions(deps: DeskDeps): Sessions {
  const { studio, siteUrl, networkOf, now, log } = deps
  const cookie = createSessionCookie(siteUrl)
  const buckets = createTokenBuckets({ burst: SIGN_INS, perSecond: 1 / NEXT_SIGN_IN_SECONDS, now })
  return {
    async start(c, shownKey) {
      const key = await findKey(deps, c, shownKey)
      if (!key) throw new ApiError('key-invalid')
      const slowDown = new ApiError('slow-down', { retryAfterSeconds: NEXT_SIGN_IN_SECONDS })
      if (!buckets.take(`${key.id} ${networkOf(c).near}`)) throw slowDown
      const at = now()
      const token = newStudioToken()
      const expiresAt = Math.min(at + LONGEST_MS, key.expiresAt ?? Infinity)
      const before = cookie.read(c)
      const instead = before === undefined ? undefined : digestOf(before)
      const rows = await studio.write(startSession({ key, digest: digestOf(token), expiresAt, instead }, at))
      const started = rows.at(-1)?.[0]
      if (!started) throw slowDown
      cookie.write(c, token, expiresAt - at)
      return { ...key, key: key.id, session: Number(started.id), expiresAt }
    },
    async find(c) {
      const token = cookie.read(c)
      if (token === undefined) return undefined
      const at = now()
      const session = await readSession(studio, digestOf(token), at)
      if (!session) return undefined
      const { id, key, previousUntil, expiresAt } = session
      if (session.digest !== digestOf(token) && previousUntil !== null && at > previousUntil) {
        const change = { at, who: key.name, action: 'session-replayed', detail: key.name } as const
        await studio.write([endSession(id), record(change)])
        return undefined
      }
      // A full disk must not stop anybody from reading: a write that fails now is made another time.
      const next = await keep(deps, session, token, at).catch(log)
      if (next) cookie.write(c, next, expiresAt - at)
      return { ...key, key: key.id, session: id, expiresAt }
    },
    async end(c, { key, session, name: who }, which) {
      const change = { at: now(), who, action: 'signed-out-everywhere', detail: who } as const
      if (which === 'all') await studio.write([endSessionsOf(key), record(change)])
      else if (session !== null) await studio.write([endSession(session)])
      cookie.clear(c)
    },
  }
}

/** Rotates the token when it is old enough. Returns the token that the browser should have, when that is another. */
async function keep({ studio }: DeskDeps, session: Session, token: string, at: number): Promise<string | undefined> {
  const { id, digest, salt, turnedAt, previousUntil, seenAt } = session
  const isCurrent = digest === digestOf(token)
  if (isCurrent && at - turnedAt >= TURN_MS) {
    const newSalt = newStudioToken()
    const next = successorOf(token, newSalt)
    const [turned] = await studio.write([turnSession(session, { digest: digestOf(next), salt: newSalt }, at)])
    return turned?.length ? next : undefined
  }
  if (isCurrent && salt !== null && previousUntil === null) {
    await studio.write([settleSession(session, at + GRACE_MS, at)])
  } else if (at - seenAt >= SEEN_MS) {
    await studio.write([seeSessions([id], at)])
  }
  return isCurrent || salt === null ? undefined : successorOf(token, salt)
}
