declare const brand: unique symbol

/** The id of a node: below 2^52 a root (derived from its label), from there on a view (in the order of time). */
export type NodeId = number & { readonly [brand]: 'NodeId' }

const FIRST_VIEW = 2 ** 52
const EPOCH = Date.UTC(2026, 0, 1)
/** Ids of one millisecond. */
const STEP = 2 ** 12
const MILLISECONDS = 2 ** 40

/** A writer's own part of the ids of every millisecond. */
export interface IdShare {
  first: number
  ids: number
}

/** Processes that may write to one database at the same time. The first half of every millisecond is theirs. */
export const WRITERS = 2 ** 5
/** Objects of a deployment that may count at the same time. The second half is theirs, so that a campaign can go from one to the other. */
export const OBJECT_WRITERS = 2 ** 8

export const shareOfProcess = (number: number): IdShare => shareIn(0, number, WRITERS)
export const shareOfObject = (number: number): IdShare => shareIn(STEP / 2, number, OBJECT_WRITERS)

function shareIn(first: number, number: number, writers: number): IdShare {
  const ids = STEP / 2 / writers
  return { first: first + (number % writers) * ids, ids }
}

/** The clock is outside the years that an id can express. The message says what it shows and what to do. */
export class ClockFault extends Error {
  override name = 'ClockFault'
}

/**
 * Snowflake ids within JavaScript's safe integers: 40 bits of milliseconds since 2026 (until 2060), 12 of writer and sequence. Ids
 * of one writer only grow: when a millisecond is used up, or the clock steps back, the next one is borrowed.
 * An id is always above its parent's, whatever writer and clock made that, so that reading in the order of ids meets
 * parents before children.
 */
export function createNodeIds(
  { first, ids }: IdShare,
  now: () => number,
  last = FIRST_VIEW as NodeId,
): (parent?: NodeId) => NodeId {
  let millisecond = millisecondOf(last)
  let sequence = ids - 1
  return (parent = 0 as NodeId) => {
    const current = Math.max(readClock(now()), millisecondOf(parent) + 1)
    if (current > millisecond) {
      millisecond = current
      sequence = 0
    } else if (++sequence === ids) {
      millisecond++
      sequence = 0
    }
    if (millisecond >= MILLISECONDS) throw new ClockFault('The ids of this database have reached the year 2060')
    return (FIRST_VIEW + millisecond * STEP + first + sequence) as NodeId
  }
}

/** Milliseconds in an id; -1 for a root. */
const millisecondOf = (node: NodeId) => Math.max(-1, Math.floor((node - FIRST_VIEW) / STEP))

/** Milliseconds since ids began. Throws {@link ClockFault}. */
export function readClock(now: number): number {
  const millisecond = now - EPOCH
  if (millisecond >= 0 && millisecond < MILLISECONDS) return millisecond
  throw new ClockFault(
    `The clock of this machine says ${new Date(now).toISOString().slice(0, 10)}, expected a time from 2026 to 2060: nothing is counted until it is set`,
  )
}

/** The lowest id that a view of this moment or later can have. */
export function firstIdAt(time: number): NodeId {
  return (FIRST_VIEW + Math.max(0, time - EPOCH) * STEP) as NodeId
}

/** When a view was opened, to the millisecond (in a rush, some milliseconds later); undefined for a root. */
export function openedAt(node: NodeId): number | undefined {
  return node < FIRST_VIEW ? undefined : EPOCH + Math.floor((node - FIRST_VIEW) / STEP)
}
