import { sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { createNodeIds, type NodeId, readClock, shareOfProcess, WRITERS } from './node-id.ts'

/** How long a lease lasts without renewal. */
export const LEASE_MS = 30_000
const RENEWED_AFTER_MS = 10_000

/** Every writer number is taken. The message says what to do. */
export class WritersTaken extends Error {
  override name = 'WritersTaken'
}

/** Makes an id above that of the parent. */
export type NextId = (parent: NodeId) => NodeId

/** A source of ids for one process or object. */
export interface Writer {
  /**
   * The ids for the next commit. Leases a number, renews the lease now and then, and takes another number when it was lost:
   * each commit shows that the process is alive. Throws {@link WritersTaken}, `ClockFault`, and whatever the database
   * throws.
   *
   * @param above the highest parent among those that come
   */
  ids(above: NodeId): Promise<NextId>
  /** The number; undefined while none is held. */
  readonly number: number | undefined
  /** Gives the number up for lost: another process has made ids with it. */
  lose(): void
  /** Releases the number, so that nobody waits for its lease to end. */
  release(): Promise<void>
}

interface Lease {
  number: number
  next: NextId
  renewedAt: number
}

/**
 * Leases a writer number in the database itself. The age of a lease is measured by a monotonic clock, since the wall clock
 * may be changed. Should two processes hold one number nevertheless (one slept, or a clock jumped), the ledger's insert
 * fails and says so; see {@link Writer.lose}.
 */
export function createWriter(engine: Engine, now: () => number): Writer {
  const holder = crypto.randomUUID()
  let lease: Lease | undefined

  const take = async (): Promise<Lease> => {
    const renewedAt = performance.now()
    const [rows = [], [found] = []] = await engine.write([takeNumber(holder, now()), largestId])
    const number = rows[0]?.number
    if (number === undefined) {
      throw new WritersTaken(
        `All ${WRITERS} writer numbers of this database are taken: as many processes are open on it, or were killed within the last ${LEASE_MS / 1000} seconds. Stop some, or wait, and start again.`,
      )
    }
    return {
      number: Number(number),
      next: createNodeIds(shareOfProcess(Number(number)), now, Number(found?.last) as NodeId),
      renewedAt,
    }
  }

  const renew = async (held: Lease): Promise<Lease> => {
    const renewedAt = performance.now()
    const [rows = []] = await engine.write([renewNumber(held.number, holder, now())])
    return rows.length > 0 ? { ...held, renewedAt } : take()
  }

  return {
    async ids() {
      readClock(now())
      if (!lease) lease = await take()
      else if (performance.now() - lease.renewedAt > RENEWED_AFTER_MS) lease = await renew(lease)
      return lease.next
    },
    get number() {
      return lease?.number
    },
    lose() {
      lease = undefined
    },
    async release() {
      lease = undefined
      await engine.write([sql`DELETE FROM writers WHERE holder = ${holder}`])
    },
  }
}

/** Takes the number that has been free for longest. */
const takeNumber = (holder: string, now: number) => sql`
  WITH RECURSIVE numbers (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM numbers WHERE number + 1 < ${WRITERS})
  INSERT INTO writers (number, holder, expires_at)
  SELECT numbers.number, ${holder}, ${now + LEASE_MS} FROM numbers LEFT JOIN writers ON writers.number = numbers.number
  WHERE coalesce(writers.expires_at, 0) <= ${now} ORDER BY writers.expires_at, numbers.number LIMIT 1
  ON CONFLICT (number) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
  RETURNING number`

const renewNumber = (number: number, holder: string, now: number) => sql`
  UPDATE writers SET expires_at = ${now + LEASE_MS} WHERE number = ${number} AND holder = ${holder} RETURNING number`

export const largestId = sql`SELECT coalesce(max(id), 0) AS last FROM nodes`

/** Number of processes that hold a writer number. */
export async function countWriters({ db }: Engine, now: number): Promise<number> {
  const { writers } = await db.get<{ writers: number }>(
    sql`SELECT count(*) AS writers FROM writers WHERE expires_at > ${now}`,
  )
  return writers
}
