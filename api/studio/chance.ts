/** Seeded random numbers: the same for the same seed, so that what is drawn from them can be repeated and tested. */
export interface Chance {
  /** Uniform between 0 and 1, both excluded. */
  uniform(): number
  normal(): number
  /** Gamma-distributed: mean and variance are `shape`. */
  gamma(shape: number): number
  poisson(mean: number): number
}

/** From this mean on, a Poisson count is drawn from a normal distribution. */
const MANY = 30

export function chanceOf(seed: number): Chance {
  const uniform = mulberry32(seed)
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())

  /** By Marsaglia and Tsang (2000); for a shape below 1, scaled by a power of a uniform number. */
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
