import { sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { createNodeIds, type NodeId, readClock, WRITERS } from './node-id.ts'

/** So long a number is a process's own without a sign of life. */
const LEASE_MS = 30_000
const RENEWED_AFTER_MS = 10_000

/** As many processes write to this database as may. The message says what to do. */
export class WritersTaken extends Error {
  override name = 'WritersTaken'
}

/** Gives an id above that of the parent. */
type NextId = (parent: NodeId) => NodeId

/** What a process takes its ids from. */
export interface Writer {
  /**
   * Valid for the commit that is about to be made. Leases a number, renews it now and then, and takes another one when it
   * was lost: every commit is a sign of life. Throws {@link WritersTaken}, `ClockFault`, and whatever the database throws.
   */
  ids(): Promise<NextId>
  /** The number; undefined while none is held. */
  readonly number: number | undefined
  /** Somebody else has made ids with this number: it is taken for lost. */
  lose(): void
  /** Gives the number back, so that nobody has to wait until it expires. */
  release(): Promise<void>
}

interface Lease {
  number: number
  next: NextId
  renewedAt: number
}

/**
 * Writer numbers are leased in the database itself. How old a lease is tells a clock that only runs on: the other one may
 * be set. Should two processes have one number nevertheless (one was asleep, or a clock has jumped), the ledger's insert
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
      next: createNodeIds(Number(number), now, Number(found?.last) as NodeId),
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

/** The free number that has been so for longest. */
const takeNumber = (holder: string, now: number) => sql`
  WITH RECURSIVE numbers (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM numbers WHERE number + 1 < ${WRITERS})
  INSERT INTO writers (number, holder, expires_at)
  SELECT numbers.number, ${holder}, ${now + LEASE_MS} FROM numbers LEFT JOIN writers ON writers.number = numbers.number
  WHERE coalesce(writers.expires_at, 0) <= ${now} ORDER BY writers.expires_at, numbers.number LIMIT 1
  ON CONFLICT (number) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
  RETURNING number`

const renewNumber = (number: number, holder: string, now: number) => sql`
  UPDATE writers SET expires_at = ${now + LEASE_MS} WHERE number = ${number} AND holder = ${holder} RETURNING number`

const largestId = sql`SELECT coalesce(max(id), 0) AS last FROM nodes`
