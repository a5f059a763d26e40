type Bytes = Uint8Array

/** Bytes that a file shares with one of the sources. */
export interface Run {
  /** Position of the source in the list that was indexed. */
  source: number
  /** Where the run starts in it. */
  start: number
  length: number
}

interface IndexOptions {
  /** Bytes per indexed block. */
  block: number
  /** Fewest shared bytes that count; at least `2 * block - 1` finds every such run when `isWhole` is false. */
  minimum(source: Bytes): number
  /** Index only how each source starts, because only all of it counts. */
  isWhole?: boolean
  /** Blocks with fewer different bytes say nothing: padding, silence, one colour. */
  minimumVariety?: number
}

const MULTIPLIER = 0x01000193
const SPREAD = 0x9e3779b1

/** Bits of the sieve for each block, as a power of two: it turns 63 of 64 bytes away without a look-up. */
const SIEVE_BITS_PER_BLOCK = 6
/** At most 4 MiB, to stay in the processor's cache. */
const MOST_SIEVE_BITS = 25

/** Blocks that are everywhere in a source (a format's own patterns) are indexed this often, to bound the search. */
const TWINS = 16

/**
 * Finds what files share with many sources in one pass over each file: aligned blocks of the sources are indexed by a
 * rolling hash (Rabin and Karp, 1987), and every match is confirmed byte by byte and extended both ways.
 */
export class RunIndex {
  readonly #sources: readonly Bytes[]
  readonly #options: IndexOptions
  readonly #sieve: Uint8Array
  readonly #sieveShift: number
  readonly #heads: Int32Array
  readonly #next: Int32Array
  readonly #hashes: Int32Array
  readonly #sourceOf: Int32Array
  readonly #startOf: Int32Array
  readonly #shift: number
  /** What the oldest byte of a block adds to its hash. */
  readonly #oldest: number
  #size = 0

  constructor(sources: readonly Bytes[], options: IndexOptions) {
    this.#sources = sources
    this.#options = options
    const blocks = sources.reduce((sum, source) => sum + this.#blocksOf(source), 0)
    const bits = Math.max(10, Math.ceil(Math.log2(blocks + 1)) + 2)
    this.#shift = 32 - bits
    const sieveBits = Math.min(MOST_SIEVE_BITS, bits - 2 + SIEVE_BITS_PER_BLOCK)
    this.#sieveShift = 32 - sieveBits
    this.#sieve = new Uint8Array(2 ** (sieveBits - 3))
    this.#heads = new Int32Array(2 ** bits).fill(-1)
    this.#next = new Int32Array(blocks)
    this.#hashes = new Int32Array(blocks)
    this.#sourceOf = new Int32Array(blocks)
    this.#startOf = new Int32Array(blocks)
    this.#oldest = power(options.block)
    sources.forEach((source, i) => {
      for (let n = 0; n < this.#blocksOf(source); n++) this.#add(i, n * options.block)
    })
  }

  /**
   * Calls `accepts` with the runs that the bytes share with the sources, until it says yes to one of each source.
   * Returns the accepted ones.
   */
  find(bytes: Bytes, accepts: (run: Run) => boolean = () => true): Run[] {
    const { block } = this.#options
    const found = new Map<number, Run>()
    if (this.#size === 0 || bytes.length < block) return []
    // Locals: this loop runs once for every byte of the site.
    const [sieve, sieveShift, oldest] = [this.#sieve, this.#sieveShift, this.#oldest]
    let hash = hashOf(bytes, 0, block)
    this.#confirm(bytes, 0, hash, found, accepts)
    for (let end = block; end < bytes.length; end++) {
      hash = (Math.imul(hash, MULTIPLIER) + (bytes[end] ?? 0) - Math.imul(bytes[end - block] ?? 0, oldest)) | 0
      const bit = Math.imul(hash, SPREAD) >>> sieveShift
      if ((sieve[bit >>> 3] ?? 0) & (1 << (bit & 7))) this.#confirm(bytes, end - block + 1, hash, found, accepts)
    }
    return [...found.values()]
  }

  #blocksOf(source: Bytes): number {
    const blocks = Math.floor(source.length / this.#options.block)
    return this.#options.isWhole ? Math.min(1, blocks) : blocks
  }

  #add(source: number, start: number): void {
    const { block, minimumVariety = 1 } = this.#options
    const bytes = this.#sources[source] ?? new Uint8Array()
    if (minimumVariety > 1 && variety(bytes.subarray(start, start + block)) < minimumVariety) return
    const hash = hashOf(bytes, start, block)
    const slot = Math.imul(hash, SPREAD) >>> this.#shift
    let twins = 0
    for (let i = this.#heads[slot] ?? -1; i !== -1; i = this.#next[i] ?? -1) {
      if (this.#hashes[i] === hash && this.#sourceOf[i] === source && ++twins === TWINS) return
    }
    this.#hashes[this.#size] = hash
    this.#sourceOf[this.#size] = source
    this.#startOf[this.#size] = start
    this.#next[this.#size] = this.#heads[slot] ?? -1
    this.#heads[slot] = this.#size++
    const bit = Math.imul(hash, SPREAD) >>> this.#sieveShift
    this.#sieve[bit >>> 3] = (this.#sieve[bit >>> 3] ?? 0) | (1 << (bit & 7))
  }

  #confirm(bytes: Bytes, at: number, hash: number, found: Map<number, Run>, accepts: (run: Run) => boolean): void {
    const { block, minimum } = this.#options
    const slot = Math.imul(hash, SPREAD) >>> this.#shift
    for (let i = this.#heads[slot] ?? -1; i !== -1; i = this.#next[i] ?? -1) {
      const source = this.#sourceOf[i] ?? 0
      if (this.#hashes[i] !== hash || found.has(source)) continue
      const secret = this.#sources[source] ?? new Uint8Array()
      const start = this.#startOf[i] ?? 0
      const after = sharedAfter(secret, start, bytes, at)
      if (after < block) continue
      const before = sharedBefore(secret, start, bytes, at)
      const run = { source, start: start - before, length: before + after }
      if (run.length >= minimum(secret) && accepts(run)) found.set(source, run)
    }
  }
}

function power(exponent: number): number {
  let result = 1
  for (let i = 0; i < exponent; i++) result = Math.imul(result, MULTIPLIER)
  return result
}

function hashOf(bytes: Bytes, start: number, length: number): number {
  let hash = 0
  for (let i = start; i < start + length; i++) hash = (Math.imul(hash, MULTIPLIER) + (bytes[i] ?? 0)) | 0
  return hash
}

function variety(bytes: Bytes): number {
  const seen = new Uint8Array(256)
  let different = 0
  for (const byte of bytes) {
    if (seen[byte] === 0) different++
    seen[byte] = 1
  }
  return different
}

function sharedAfter(a: Bytes, aStart: number, b: Bytes, bStart: number): number {
  let length = 0
  while (aStart + length < a.length && bStart + length < b.length && a[aStart + length] === b[bStart + length]) length++
  return length
}

function sharedBefore(a: Bytes, aStart: number, b: Bytes, bStart: number): number {
  let length = 0
  while (length < aStart && length < bStart && a[aStart - length - 1] === b[bStart - length - 1]) length++
  return length
}
