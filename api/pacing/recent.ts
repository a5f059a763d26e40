/**
 * A cache of the recently used, bounded in size and age, in two generations: a used entry moves into the newer one; when
 * that is full or old, the older one is dropped whole. Nothing is ever sorted or swept.
 */
export class Recent<Key, Value> {
  readonly #size: number
  readonly #lastsMs: number
  #newer = new Map<Key, Value>()
  #older = new Map<Key, Value>()
  #since = Number.NEGATIVE_INFINITY

  /**
   * @param size entries in a generation
   * @param lastsMs age of a generation
   */
  constructor(size: number, lastsMs: number) {
    this.#size = size
    this.#lastsMs = lastsMs
  }

  get(key: Key): Value | undefined {
    const value = this.#newer.get(key)
    if (value !== undefined || this.#older.size === 0) return value
    const kept = this.#older.get(key)
    if (kept !== undefined) this.#newer.set(key, kept)
    return kept
  }

  set(key: Key, value: Value, at: number): void {
    const age = at - this.#since
    if (this.#newer.size >= this.#size || age > this.#lastsMs) {
      this.#older = age > 2 * this.#lastsMs ? new Map() : this.#newer
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
