/** Profiles whose header goes on with colours. ITU-T H.264, 7.3.2.1.1. */
const WITH_COLOURS = [100, 110, 122, 244, 44, 83, 86, 118, 128]

/** Where the header of the first sequence begins in a decoder's configuration. ISO 14496-15, 5.3.3.1. */
const FIRST_HEADER = 8

/**
 * Whether frames of H.264 may hold lines of two moments, by the configuration of its decoder. Browsers show both at once, so that
 * what moves has combs at its edges. ITU-T H.264, 7.3.2.1.1: `frame_mbs_only_flag`.
 */
export function isInterlaced(configuration: Uint8Array): boolean {
  const length = ((configuration[FIRST_HEADER - 2] ?? 0) << 8) | (configuration[FIRST_HEADER - 1] ?? 0)
  const bits = new Bits(configuration.subarray(FIRST_HEADER + 1, FIRST_HEADER + length))
  const profile = bits.take(8)
  bits.take(16)
  bits.number()
  if (WITH_COLOURS.includes(profile)) skipColours(bits)
  bits.number()
  const order = bits.number()
  if (order === 0) bits.number()
  if (order === 1) skipOrder(bits)
  bits.number()
  bits.take(1)
  // Width and height.
  bits.number()
  bits.number()
  return bits.take(1) === 0
}

function skipColours(bits: Bits): void {
  const chroma = bits.number()
  if (chroma === 3) bits.take(1)
  // Depths of brightness and colour.
  bits.number()
  bits.number()
  bits.take(1)
  if (bits.take(1) === 0) return
  for (let list = 0; list < (chroma === 3 ? 12 : 8); list++) {
    if (bits.take(1) === 1) skipScaling(bits, list < 6 ? 16 : 64)
  }
}

function skipScaling(bits: Bits, size: number): void {
  let last = 8
  for (let i = 0; i < size; i++) {
    last = (last + bits.signed() + 256) % 256
    if (last === 0) return
  }
}

function skipOrder(bits: Bits): void {
  bits.take(1)
  bits.number()
  bits.number()
  // At most 255, whatever a damaged file says.
  for (let left = Math.min(bits.number(), 255); left > 0; left--) bits.number()
}

/** Bits in a row, as headers of H.264 have them. Behind the end, there are ones, which end every number. */
class Bits {
  readonly #bytes: number[]
  #at = 0

  /** @param written with a 3 behind two zeros in a row, which is left out: ITU-T H.264, 7.4.1 */
  constructor(written: Uint8Array) {
    this.#bytes = [...written].filter((byte, i) => !(byte === 3 && written[i - 1] === 0 && written[i - 2] === 0))
  }

  take(count: number): number {
    let value = 0
    for (let i = 0; i < count; i++, this.#at++) {
      value = 2 * value + (((this.#bytes[this.#at >> 3] ?? 0xff) >> (7 - (this.#at & 7))) & 1)
    }
    return value
  }

  /** Exponential-Golomb code, 9.1. */
  number(): number {
    let zeros = 0
    while (this.take(1) === 0) zeros++
    return 2 ** zeros - 1 + this.take(zeros)
  }

  signed(): number {
    const code = this.number()
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2
  }
}
