interface Options {
  /** Entries in a generation at most. */
  size: number
  /** A generation is at most this old. */
  lastsMs: number
}

/**
 * What was used lately, bounded in size and in time, in two generations: what is used moves into the newer one, and when
 * that is full or old, the older one is dropped whole. So nothing is ever sorted or swept.
 */
export class Recent<Key, Value> {
  readonly #options: Options
  #newer = new Map<Key, Value>()
  #older = new Map<Key, Value>()
  #since = Number.NEGATIVE_INFINITY

  constructor(options: Options) {
    this.#options = options
  }

  get(key: Key): Value | undefined {
    const value = this.#newer.get(key)
    if (value !== undefined || this.#older.size === 0) return value
    const kept = this.#older.get(key)
    if (kept !== undefined) this.#newer.set(key, kept)
    return kept
  }

  set(key: Key, value: Value, at: number): void {
    const { size, lastsMs } = this.#options
    if (this.#newer.size >= size || at - this.#since > lastsMs) {
      this.#older = this.#newer
      this.#newer = new Map()
      this.#since = at
    }
    this.#newer.set(key, value)
  }

  delete(key: Key): void {
    this.#newer.delete(key)
    this.#older.delete(key)
  }
}
