import { CHANNEL_IDS, type ChannelId } from '../campaigns/channels.ts'
import { copyInto } from './forest.ts'
import type { NodeId } from './node-id.ts'
import { Places } from './places.ts'

/** Columns of rollups as they are read, in the order of their hours. */
export interface RollupRows {
  hours: readonly number[]
  channels: readonly ChannelId[]
  roots: readonly NodeId[]
  views: readonly number[]
}

/** An epoch hour with its views, and where its rows begin and end. */
export interface HourOfViews {
  hour: number
  views: number
  begin: number
  end: number
}

const FIRST_CAPACITY = 1024

/**
 * The views of a campaign by hour, channel and root, in the order of the hours. A campaign of months and of hundreds of
 * roots has a hundred thousand rows: numbers in typed arrays, which are added up in a millisecond.
 */
export class Rollups {
  readonly hours: HourOfViews[] = []
  /** Place in `CHANNEL_IDS`. */
  channels = new Uint8Array(FIRST_CAPACITY)
  /** Place in `rootIds`. */
  roots = new Int32Array(FIRST_CAPACITY)
  views = new Int32Array(FIRST_CAPACITY)
  readonly #roots = new Places<NodeId>()

  get rootIds(): readonly NodeId[] {
    return this.#roots.things
  }

  /** Puts rows in the place of everything from this hour on. */
  replaceFrom(hour: number, pages: readonly RollupRows[]): void {
    while ((this.hours.at(-1)?.hour ?? -1) >= hour) this.hours.pop()
    const rows = pages.reduce((sum, { hours }) => sum + hours.length, 0)
    this.#makeRoomFor((this.hours.at(-1)?.end ?? 0) + rows)
    for (const page of pages) this.#append(page)
  }

  #append({ hours, channels, roots, views }: RollupRows): void {
    let last = this.hours.at(-1)
    for (const [i, hour] of hours.entries()) {
      const place = last?.end ?? 0
      if (last?.hour !== hour) {
        last = { hour, views: 0, begin: place, end: place }
        this.hours.push(last)
      }
      this.channels[place] = CHANNEL_IDS.indexOf(channels[i] ?? 'other')
      this.roots[place] = this.#roots.of(roots[i] ?? (0 as NodeId))
      this.views[place] = views[i] ?? 0
      last.views += views[i] ?? 0
      last.end++
    }
  }

  #makeRoomFor(size: number): void {
    if (size <= this.views.length) return
    const capacity = Math.ceil(size * 1.5)
    this.channels = copyInto(new Uint8Array(capacity), this.channels)
    this.roots = copyInto(new Int32Array(capacity), this.roots)
    this.views = copyInto(new Int32Array(capacity), this.views)
  }
}
