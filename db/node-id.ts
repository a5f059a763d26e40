declare const brand: unique symbol

/** Names a node: below 2^52 a root (derived from its label), above it a view (in the order of time). */
export type NodeId = number & { readonly [brand]: 'NodeId' }

const FIRST_VIEW = 2 ** 52
const EPOCH = Date.UTC(2026, 0, 1)
const WRITERS = 2 ** 6
const PER_MILLISECOND = 2 ** 6
const STEP = WRITERS * PER_MILLISECOND

/**
 * Snowflake's idea within JavaScript's safe integers: 40 bits of milliseconds since 2026 (until 2060), 6 of writer,
 * 6 of sequence. Ids of one writer only grow: when a millisecond is used up or the clock steps back, the next one is
 * borrowed.
 *
 * @param writer tells apart processes that write to one database at the same time; 0 to 63
 */
export function createNodeIds(writer: number, now: () => number = Date.now): () => NodeId {
  let millisecond = 0
  let sequence = 0
  return () => {
    const current = now() - EPOCH
    if (current > millisecond) {
      millisecond = current
      sequence = 0
    } else if (++sequence === PER_MILLISECOND) {
      millisecond++
      sequence = 0
    }
    return (FIRST_VIEW + millisecond * STEP + (writer % WRITERS) * PER_MILLISECOND + sequence) as NodeId
  }
}

/** The lowest id that a view of this moment or later can have. */
export function firstIdAt(time: number): NodeId {
  return (FIRST_VIEW + Math.max(0, time - EPOCH) * STEP) as NodeId
}

/** When a view was opened, to the millisecond, or, in a rush, some milliseconds later; undefined: a root. */
export function openedAt(node: NodeId): number | undefined {
  return node < FIRST_VIEW ? undefined : EPOCH + Math.floor((node - FIRST_VIEW) / STEP)
}
