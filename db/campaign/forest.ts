import { CHANNEL_IDS, type ChannelId } from '../../campaigns/channels.ts'
import type { NodeId } from './node-id.ts'
import { Places } from './places.ts'

/** A page of views, as columns. */
export interface Views {
  ids: readonly NodeId[]
  parents: readonly NodeId[]
  roots: readonly NodeId[]
  depths: readonly number[]
  channels: readonly ChannelId[]
  at: readonly number[]
  doubts: readonly number[]
}

/** Yields to the event loop: resolves once the work that was queued has run. */
export type Pause = () => Promise<void>

const FIRST_CAPACITY = 1024

/** Entries processed before yielding: about a millisecond. */
const STRETCH = 100_000

/**
 * The forwarding trees of a campaign as typed arrays: one entry in each column for each view, in the order of ids, so that
 * parents come before children. 34 bytes a view. Entries from index `size` on are unused capacity.
 */
export class Forest {
  size = 0
  ids = new Float64Array(FIRST_CAPACITY)
  /** Index of the parent; -1 below a root. */
  parents = new Int32Array(FIRST_CAPACITY)
  /** Index in `rootIds`. */
  roots = new Int32Array(FIRST_CAPACITY)
  depths = new Int32Array(FIRST_CAPACITY)
  /** Index in `CHANNEL_IDS`. */
  channels = new Uint8Array(FIRST_CAPACITY)
  at = new Float64Array(FIRST_CAPACITY)
  /** Bits of `doubt.ts`. */
  doubts = new Uint8Array(FIRST_CAPACITY)
  /** Number of descendants; see {@link countBelow}. */
  below = new Int32Array(FIRST_CAPACITY)
  readonly #roots = new Places<NodeId>()

  get rootIds(): readonly NodeId[] {
    return this.#roots.things
  }

  append({ ids, parents, roots, depths, channels, at, doubts }: Views): void {
    this.#makeRoomFor(this.size + ids.length)
    this.ids.set(ids, this.size)
    this.depths.set(depths, this.size)
    this.at.set(at, this.size)
    this.doubts.set(doubts, this.size)
    for (let i = 0; i < ids.length; i++) {
      const place = this.size++
      this.parents[place] = this.#placeOf(parents[i] ?? 0)
      this.roots[place] = this.#roots.of(roots[i] ?? (0 as NodeId))
      this.channels[place] = CHANNEL_IDS.indexOf(channels[i] ?? 'other')
    }
  }

  /** Index of the first view with this id or a higher one. */
  placeFrom(id: number): number {
    let [low, high] = [0, this.size]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.ids[middle] ?? 0) < id) low = middle + 1
      else high = middle
    }
    return low
  }

  async countBelow(pause: Pause): Promise<void> {
    const { size, parents, below } = this
    below.fill(0, 0, size)
    for await (const [from, to] of stretches(size, pause)) {
      // In reverse: children come after their parents.
      for (let i = size - 1 - from; i >= size - to; i--) {
        const parent = parents[i] ?? -1
        if (parent >= 0) below[parent] = (below[parent] ?? 0) + (below[i] ?? 0) + 1
      }
    }
  }

  #placeOf(id: number): number {
    const place = this.placeFrom(id)
    return place < this.size && this.ids[place] === id ? place : -1
  }

  #makeRoomFor(size: number): void {
    if (size <= this.ids.length) return
    const capacity = Math.ceil(size * 1.5)
    this.ids = copyInto(new Float64Array(capacity), this.ids)
    this.parents = copyInto(new Int32Array(capacity), this.parents)
    this.roots = copyInto(new Int32Array(capacity), this.roots)
    this.depths = copyInto(new Int32Array(capacity), this.depths)
    this.channels = copyInto(new Uint8Array(capacity), this.channels)
    this.at = copyInto(new Float64Array(capacity), this.at)
    this.doubts = copyInto(new Uint8Array(capacity), this.doubts)
    this.below = new Int32Array(capacity)
  }
}

/** Splits a loop over so many entries into stretches, and yields between them, so that no opening waits for it. */
export async function* stretches(
  size: number,
  pause: Pause,
  length = STRETCH,
): AsyncGenerator<[from: number, to: number]> {
  for (let from = 0; from < size; from += length) {
    if (from > 0) await pause()
    yield [from, Math.min(from + length, size)]
  }
}

/** Copies a column into a longer array. */
export function copyInto<Column extends { set(from: Column): void }>(larger: Column, column: Column): Column {
  larger.set(column)
  return larger
}
