import { type LeaseRequest, WRITER_LEASE_MS, type WriterLease } from '../../db/campaign/leased-writer.ts'
import { OBJECT_WRITERS } from '../../db/campaign/node-id.ts'

/** Who has a number, and up to which time of an id it is theirs. */
export interface Taken {
  holder: string
  from: number
  until: number
}

/**
 * Leases a writer number; null: all are taken. The holder of the number that it names keeps it. Another gets the number that
 * has been free for longest, and makes ids from the end of its former lease on, whatever the clock says.
 *
 * @param taken by number; changed
 */
export function leaseWriter(
  taken: (Taken | undefined)[],
  { holder, number, reaching }: LeaseRequest,
  now: number,
): WriterLease | null {
  const until = Math.max(now, reaching) + WRITER_LEASE_MS
  const own = number === undefined ? undefined : taken[number]
  if (number !== undefined && own?.holder === holder) {
    own.until = Math.max(own.until, until)
    return { number, from: own.from, until: own.until }
  }
  const endOf = (each: number) => taken[each]?.until ?? 0
  const numbers = Array.from({ length: OBJECT_WRITERS }, (_, each) => each)
  const free = numbers.reduce((best, each) => (endOf(each) < endOf(best) ? each : best))
  const from = endOf(free)
  if (from > now) return null
  taken[free] = { holder, from, until }
  return { number: free, from, until }
}
