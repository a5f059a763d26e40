import { readSeen, seeSessions } from '../../db/studio/sessions.ts'
import { readGoodKeys } from '../../db/studio/studio-keys.ts'
import type { DeskDeps } from '../deps.ts'
import type { Member } from './member.ts'
import { SEEN_MS } from './sessions.ts'

/**
 * The members whose access is still good: neither is their key revoked nor their session over. For streams, which were
 * authorized once and go on; two reads for any number of members. Watching counts as being seen, so a wall stays signed in.
 */
export async function stillIn(
  { studio, now, log }: Pick<DeskDeps, 'studio' | 'now' | 'log'>,
  members: readonly Member[],
): Promise<ReadonlySet<Member>> {
  const at = now()
  const sessions = members.flatMap(({ session }) => (session === null ? [] : [session]))
  const [keys, seen] = await Promise.all([
    readGoodKeys(studio, [...new Set(members.map(({ key }) => key))], at),
    readSeen(studio, [...new Set(sessions)], at),
  ])
  const good = new Set(seen.map(({ id }) => id))
  const stale = seen.filter(({ seenAt }) => at - seenAt >= SEEN_MS).map(({ id }) => id)
  if (stale.length > 0) await studio.write([seeSessions(stale, at)]).catch(log)
  return new Set(members.filter(({ key, session }) => keys.has(key) && (session === null || good.has(session))))
}
