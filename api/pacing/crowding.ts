import type { NodeId } from '../../db/campaign/node-id.ts'
import { CAP_WINDOWS } from './limits.ts'

/** Counters: 256 kB. At 7,000 openings a second each has two pairs a minute, and one in a million has too many. */
const COUNTER_BITS = 18
const MOST = 255

/** Counts what each network uses up of a link's cap within a minute and an hour: a cap is meant for many people, not for one script. */
export class Crowding {
  readonly #windows = CAP_WINDOWS.map((limits) => ({ limits, used: new Used(limits.lastsMs) }))

  /** Counts an opening. Returns whether its network, or its neighbourhood, has used up as much of a cap as it may. */
  note(link: NodeId, { own, near }: { own: number; near: number }, at: number): boolean {
    const isUp = this.#windows.some(({ limits, used }) => {
      used.turn(at)
      return used.of(link, own) >= limits.own || used.of(link, near) >= limits.near
    })
    if (isUp) return true
    for (const { used } of this.#windows) {
      used.add(link, own)
      used.add(link, near)
    }
    return false
  }
}

/**
 * Openings of each link by each network within a window. A count-min sketch of one row: pairs share counters by their hash,
 * which nobody can choose, so a count is never too low.
 */
class Used {
  readonly #lastsMs: number
  readonly #times = new Uint8Array(2 ** COUNTER_BITS)
  #since = Number.NEGATIVE_INFINITY

  constructor(lastsMs: number) {
    this.#lastsMs = lastsMs
  }

  /** Begins a new window where the last is over. */
  turn(at: number): void {
    if (at - this.#since < this.#lastsMs) return
    this.#times.fill(0)
    this.#since = at
  }

  of(link: NodeId, network: number): number {
    return this.#times[counterOf(link, network)] ?? 0
  }

  add(link: NodeId, network: number): void {
    this.#times[counterOf(link, network)] = Math.min(MOST, this.of(link, network) + 1)
  }
}

const counterOf = (link: NodeId, network: number) => (Math.imul(link, 0x9e3779b1) ^ network) >>> (32 - COUNTER_BITS)
