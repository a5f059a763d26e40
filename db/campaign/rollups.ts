import { CHANNEL_IDS, type ChannelId } from '../../campaigns/channels.ts'
import { copyInto } from './forest.ts'
import type { NodeId } from './node-id.ts'
import { Places } from './places.ts'

/** A page of rollups as columns, in the order of their quarters. */
export interface RollupRows {
  quarters: readonly number[]
  channels: readonly ChannelId[]
  roots: readonly NodeId[]
  views: readonly number[]
  clear: readonly number[]
}

/** A quarter of an hour since the epoch, its views, and the range of its rows. */
export interface QuarterOfViews {
  quarter: number
  views: number
  clear: number
  begin: number
  end: number
}

const FIRST_CAPACITY = 1024

/**
 * Views of a campaign by quarter of an hour, channel and root. A campaign of months with hundreds of roots has a hundred
 * thousand rows: they are kept as typed arrays, which are summed in a millisecond.
 */
export class Rollups {
  readonly quarters: QuarterOfViews[] = []
  /** Index in `CHANNEL_IDS`. */
  channels = new Uint8Array(FIRST_CAPACITY)
  /** Index in `rootIds`. */
  roots = new Int32Array(FIRST_CAPACITY)
  views = new Int32Array(FIRST_CAPACITY)
  clear = new Int32Array(FIRST_CAPACITY)
  readonly #roots = new Places<NodeId>()

  get rootIds(): readonly NodeId[] {
    return this.#roots.things
  }

  /** Replaces everything from this quarter on. */
  replaceFrom(quarter: number, pages: readonly RollupRows[]): void {
    while ((this.quarters.at(-1)?.quarter ?? -1) >= quarter) this.quarters.pop()
    const rows = pages.reduce((sum, { quarters }) => sum + quarters.length, 0)
    this.#makeRoomFor((this.quarters.at(-1)?.end ?? 0) + rows)
    for (const page of pages) this.#append(page)
  }

  #append({ quarters, channels, roots, views, clear }: RollupRows): void {
    let last = this.quarters.at(-1)
    for (const [i, quarter] of quarters.entries()) {
      const place = last?.end ?? 0
      if (last?.quarter !== quarter) {
        last = { quarter, views: 0, clear: 0, begin: place, end: place }
        this.quarters.push(last)
      }
      this.channels[place] = CHANNEL_IDS.indexOf(channels[i] ?? 'other')
      this.roots[place] = this.#roots.of(roots[i] ?? (0 as NodeId))
      this.views[place] = views[i] ?? 0
      this.clear[place] = clear[i] ?? 0
      last.views += views[i] ?? 0
      last.clear += clear[i] ?? 0
      last.end++
    }
  }

  #makeRoomFor(size: number): void {
    if (size <= this.views.length) return
    const capacity = Math.ceil(size * 1.5)
    this.channels = copyInto(new Uint8Array(capacity), this.channels)
    this.roots = copyInto(new Int32Array(capacity), this.roots)
    this.views = copyInto(new Int32Array(capacity), this.views)
    this.clear = copyInto(new Int32Array(capacity), this.clear)
  }
}
