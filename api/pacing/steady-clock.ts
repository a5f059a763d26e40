/**
 * Milliseconds since the first look at a clock that may be set: where that steps back, this one stops for a moment, so that
 * token buckets gain and lose nothing by it.
 */
export class SteadyClock {
  #seen: number
  #elapsed = 0

  constructor(now: number) {
    this.#seen = now
  }

  at(now: number): number {
    this.#elapsed += Math.max(0, now - this.#seen)
    this.#seen = now
    return this.#elapsed
  }
}
