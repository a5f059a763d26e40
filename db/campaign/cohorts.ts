import { CHANNEL_IDS, type ChannelId } from '../../campaigns/channels.ts'
import { ageOf } from './ages.ts'
import { copyInto } from './forest.ts'
import { QUARTER_MS } from './quarters.ts'

/**
 * A cohort: clear fans of one quarter, generation and channel, and the views through their links until now; see the schema.
 */
export interface Cohort {
  /** Quarter of an hour since the epoch. */
  quarter: number
  depth: number
  channel: ChannelId
  clear: number
  /** Sum of the seconds from the beginning of the quarter to each arrival; then the sum of their squares. */
  offsets: number
  squaredOffsets: number
  forwarders: number
  children: number
  /** Sum of the squares of each fan's number of children. */
  squares: number
}

/** A page of cohorts as columns, in the order of their quarters. */
export interface CohortColumns {
  quarters: readonly number[]
  depths: readonly number[]
  channels: readonly ChannelId[]
  clear: readonly number[]
  offsets: readonly number[]
  squares: readonly number[]
}

const FIRST_CAPACITY = 1024
const QUARTER_S = QUARTER_MS / 1000

/**
 * The cohorts of a campaign, a hundred thousand after a month. A quarter that is over does not change, so they are kept, as
 * typed arrays.
 */
export class Cohorts {
  size = 0
  quarters = new Int32Array(FIRST_CAPACITY)
  depths = new Int32Array(FIRST_CAPACITY)
  /** Index in `CHANNEL_IDS`. */
  channels = new Uint8Array(FIRST_CAPACITY)
  clear = new Int32Array(FIRST_CAPACITY)
  offsets = new Float64Array(FIRST_CAPACITY)
  squares = new Float64Array(FIRST_CAPACITY)

  /** Replaces everything from this quarter on. */
  replaceFrom(quarter: number, pages: readonly CohortColumns[]): void {
    while (this.size > 0 && (this.quarters[this.size - 1] ?? 0) >= quarter) this.size--
    this.#makeRoomFor(this.size + pages.reduce((sum, { quarters }) => sum + quarters.length, 0))
    for (const { quarters, depths, channels, clear, offsets, squares } of pages) {
      this.quarters.set(quarters, this.size)
      this.depths.set(depths, this.size)
      this.channels.set(
        channels.map((id) => CHANNEL_IDS.indexOf(id)),
        this.size,
      )
      this.clear.set(clear, this.size)
      this.offsets.set(offsets, this.size)
      this.squares.set(squares, this.size)
      this.size += quarters.length
    }
  }

  /**
   * Sums of the cohorts by span of age (`AGE_ENDS_MS`): about a hundred for each generation or channel, with unchanged mean
   * and variance of arrivals. Estimates need no more detail.
   *
   * @param by what is kept apart, beside fans by the brand's own links (generation 1) and all others (2)
   */
  byAge(now: number, by: 'all' | 'depth' | 'channel'): Cohort[] {
    let [age, reference] = [-1, 0]
    return this.#addUp(by, (quarter) => {
      const next = ageOf(now - quarter * QUARTER_MS)
      // The quarters of one span follow each other: the first one represents them.
      if (next !== age) [age, reference] = [next, quarter]
      return reference
    })
  }

  /** Sums of the cohorts by quarter: fans by the brand's own links (generation 1), and all others (2). */
  byQuarter(): Cohort[] {
    return this.#addUp('all', (quarter) => quarter)
  }

  #addUp(by: 'all' | 'depth' | 'channel', referenceOf: (quarter: number) => number): Cohort[] {
    const rows: Cohort[] = []
    let places = new Map<number, Cohort>()
    let reference = -1
    let last = -1
    for (let i = 0; i < this.size; i++) {
      const [quarter, generation, way] = [this.quarters[i] ?? 0, this.depths[i] ?? 0, this.channels[i] ?? 0]
      const [clear, offsets] = [this.clear[i] ?? 0, this.offsets[i] ?? 0]
      // Estimates count clear fans only.
      if (clear === 0) continue
      if (quarter !== last) {
        const next = referenceOf(quarter)
        if (next !== reference) places = new Map()
        reference = next
        last = quarter
      }
      const depth = by === 'depth' ? generation : Math.min(generation, 2)
      const key = depth * CHANNEL_IDS.length + (by === 'channel' ? way : 0)
      const row = places.get(key) ?? cohortOf(reference, depth, by === 'channel' ? CHANNEL_IDS[way] : undefined)
      if (!places.has(key)) rows.push(row)
      places.set(key, row)
      const shift = (quarter - reference) * QUARTER_S
      row.clear += clear
      row.offsets += offsets + clear * shift
      row.squaredOffsets += (this.squares[i] ?? 0) + 2 * shift * offsets + clear * shift * shift
    }
    return rows
  }

  #makeRoomFor(size: number): void {
    if (size <= this.quarters.length) return
    const capacity = Math.ceil(size * 1.5)
    this.quarters = copyInto(new Int32Array(capacity), this.quarters)
    this.depths = copyInto(new Int32Array(capacity), this.depths)
    this.channels = copyInto(new Uint8Array(capacity), this.channels)
    this.clear = copyInto(new Int32Array(capacity), this.clear)
    this.offsets = copyInto(new Float64Array(capacity), this.offsets)
    this.squares = copyInto(new Float64Array(capacity), this.squares)
  }
}

function cohortOf(quarter: number, depth: number, channel: ChannelId = 'other'): Cohort {
  const nothing = { clear: 0, offsets: 0, squaredOffsets: 0, forwarders: 0, children: 0, squares: 0 }
  return { quarter, depth, channel, ...nothing }
}
