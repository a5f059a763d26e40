import type { NodeId } from '../../db/campaign/node-id.ts'
import { CAP_TAKEN_BY_NETWORK, CAP_WINDOW_MS } from './limits.ts'

/** Counters: 256 kB. At 7,000 openings a second each has two pairs a minute, and one in a million has too many. */
const COUNTER_BITS = 18
const MOST = 255

/**
 * Counts how often each network opened each link within a minute: a cap is meant for many people, not for one script. A
 * count-min sketch of one row: pairs share counters by their hash, which nobody can choose, so a count is never too low.
 */
export class Crowding {
  readonly #times = new Uint8Array(2 ** COUNTER_BITS)
  #since = Number.NEGATIVE_INFINITY

  /** Counts an opening. Returns whether its network has opened the link more often than one may use up of a cap. */
  note(link: NodeId, network: number, at: number): boolean {
    if (at - this.#since >= CAP_WINDOW_MS) {
      this.#times.fill(0)
      this.#since = at
    }
    const counter = (Math.imul(link, 0x9e3779b1) ^ network) >>> (32 - COUNTER_BITS)
    const times = Math.min(MOST, (this.#times[counter] ?? 0) + 1)
    this.#times[counter] = times
    return times > CAP_TAKEN_BY_NETWORK
  }
}
