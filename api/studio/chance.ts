/** Random numbers that are the same for the same seed: what is drawn from them can be asked again and tested. */
export interface Chance {
  /** From 0 to 1, neither included. */
  uniform(): number
  normal(): number
  /** Mean `shape`, variance `shape`. */
  gamma(shape: number): number
  poisson(mean: number): number
}

/** Above so many, a Poisson count is as good as normal. */
const MANY = 30

export function chanceOf(seed: number): Chance {
  const uniform = mulberry32(seed)
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())

  /** Marsaglia & Tsang 2000; for a shape below 1, by the power of a uniform one. */
  function gamma(shape: number): number {
    if (shape <= 0) return 0
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape)
    const d = shape - 1 / 3
    for (;;) {
      const x = normal()
      const v = (1 + x / Math.sqrt(9 * d)) ** 3
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }

  function poisson(mean: number): number {
    if (mean <= 0) return 0
    if (mean > MANY) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
    const limit = Math.exp(-mean)
    let count = 0
    for (let product = uniform(); product > limit; product *= uniform()) count++
    return count
  }

  return { uniform, normal, gamma, poisson }
}

/** Tommy Ettinger's mulberry32, kept off 0, whose logarithm is no number. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296
  }
}
