import type { NodeId } from '../../db/node-id.ts'
import { CAP_TAKEN_BY_NETWORK, CAP_WINDOW_MS } from './limits.ts'

/** How often each network opened each link within this minute: a cap is for many people, not for one script. */
export class Crowding {
  #times = new Map<number, number>()
  #since = Number.NEGATIVE_INFINITY

  /** Notes an opening; whether its network has opened the link more often than one may take of a cap. */
  note(link: NodeId, network: number, at: number): boolean {
    if (at - this.#since >= CAP_WINDOW_MS) {
      this.#times = new Map()
      this.#since = at
    }
    // One map of small integers for all links: a map for each of them costs as much as the rest of the pace.
    const pair = Math.imul(link, 0x9e3779b1) ^ network
    const times = (this.#times.get(pair) ?? 0) + 1
    this.#times.set(pair, times)
    return times > CAP_TAKEN_BY_NETWORK
  }
}
