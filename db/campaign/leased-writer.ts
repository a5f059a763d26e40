import type { Engine } from '../engine.ts'
import { createNodeIds, firstIdAt, type NodeId, OBJECT_WRITERS, openedAt, readClock, shareOfObject } from './node-id.ts'
import { largestId, type NextId, type Writer, WritersTaken } from './writers.ts'

/**
 * A writer number for ids of certain milliseconds. No two leases share any, whatever clock anybody reads: the bounds are of the
 * times in the ids themselves.
 */
export interface WriterLease {
  number: number
  /** Epoch milliseconds: the first, and the first that is not of it. */
  from: number
  until: number
}

/** What is asked for: to prolong the number that is held, or another one. */
export interface LeaseRequest {
  /** Who asks: the slug of a campaign. */
  holder: string
  number: number | undefined
  /** The time of an id that will be made, in epoch milliseconds; later than now where a clock was ahead. */
  reaching: number
}

/** How long a lease lasts: for so long an object counts without the one that leases. */
export const WRITER_LEASE_MS = 3_600_000
/** Ids may run ahead of the clock so far, in a rush, until it is looked at again. */
const AHEAD_MS = 60_000
/** Between two attempts to prolong a lease that is still good. */
const TRY_AGAIN_MS = 10_000

interface Options {
  engine: Engine
  holder: string
  /** Asks for a lease; null: every number is taken. */
  lease(request: LeaseRequest): Promise<WriterLease | null>
  /** Where the lease outlives a restart. */
  kept: { get(): WriterLease | undefined; put(lease: WriterLease | undefined): void }
  now: () => number
}

interface Held {
  lease: WriterLease
  next: NextId
  /** The time of the newest id. */
  reached: number
}

interface LeasedWriter extends Writer {
  /**
   * Makes no ids any more, since other rows take the place of those that have them: links with these are on their way. The next
   * writer goes on above them with the same number.
   */
  retire(): void
}

/** A writer whose number another object leases. What it holds it uses to the end, whether or not that one can be reached. */
export function createLeasedWriter({ engine, holder, lease, kept, now }: Options): LeasedWriter {
  let held: Held | undefined
  let isRetired = false
  let triedAt = Number.NEGATIVE_INFINITY

  const use = async (lease: WriterLease): Promise<Held> => {
    const { last } = await engine.db.get<{ last: number }>(largestId)
    const before = Math.max(last, firstIdAt(lease.from) - 1) as NodeId
    const next = createNodeIds(shareOfObject(lease.number), now, before)
    const using: Held = {
      lease,
      reached: openedAt(before) ?? 0,
      next: (parent) => {
        const id = next(parent)
        using.reached = openedAt(id) ?? 0
        return id
      },
    }
    return using
  }

  /** Takes a number, or prolongs the one that is held. */
  const take = async (reaching: number): Promise<Held> => {
    triedAt = performance.now()
    const given = await lease({ holder, number: held?.lease.number, reaching })
    if (!given) {
      throw new WritersTaken(
        `All ${OBJECT_WRITERS} writer numbers of this deployment are taken: as many campaigns have counted within the last hour. One comes free when a campaign has counted nothing for that long.`,
      )
    }
    if (held?.lease.number !== given.number || held.lease.from < given.from) {
      kept.put(given)
      return use(given)
    }
    held.lease = { ...given, from: held.lease.from }
    kept.put(held.lease)
    return held
  }

  return {
    async ids(above) {
      if (isRetired) throw new Error('Other rows have taken the place of these')
      const clock = now()
      readClock(clock)
      const before = kept.get()
      if (!held && before) held = await use(before)
      const reaching = Math.max(clock, (openedAt(above) ?? 0) + 1, held?.reached ?? 0) + AHEAD_MS
      if (!held || reaching > held.lease.until) held = await take(reaching)
      else if (reaching > held.lease.until - WRITER_LEASE_MS / 2 && performance.now() - triedAt > TRY_AGAIN_MS) {
        const good = held
        held = await take(reaching).catch(() => good)
      }
      return held.next
    },
    get number() {
      return held?.lease.number
    },
    lose() {
      held = undefined
      kept.put(undefined)
    },
    retire() {
      // Where none was made since the start, it is not known how far those before went.
      kept.put(held && { ...held.lease, from: held.reached + 1 })
      isRetired = true
    },
    release: async () => {},
  }
}
