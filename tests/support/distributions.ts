import type { Chance } from '../../api/studio/chance.ts'

/** Others to whom one fan passes it on, given how many do on average. */
export type Offspring = (mean: number, chance: Chance) => number

/** From the opening of a link to the opening of one that was passed on from it. */
export interface Delay {
  /** In ms. */
  draw: (chance: Chance) => number
  /** Share of delays up to an age. */
  share: (ms: number) => number
}

/** Negative binomial: a few pass on to many, most to nobody; the more so, the smaller `k` is. */
export const negativeBinomial =
  (k: number): Offspring =>
  (mean, chance) =>
    chance.poisson((chance.gamma(k) * mean) / k)

/** Most pass on to nobody; who does, as chance will have it. */
export const zeroInflated =
  (share: number): Offspring =>
  (mean, chance) =>
    chance.uniform() < share ? 0 : chance.poisson(mean / (1 - share))

/** One in so many posts it where many see it, the others tell a few. */
export const hubs =
  (share: number, times: number): Offspring =>
  (mean, chance) =>
    chance.poisson((mean * (chance.uniform() < share ? times : 1)) / (1 + share * (times - 1)))

export function logNormal(medianMs: number, sigma: number): Delay {
  return {
    draw: (chance) => medianMs * Math.exp(sigma * chance.normal()),
    share: (ms) => normalShare(Math.log(ms / medianMs) / sigma),
  }
}

/** Its tail falls as a power of the age: heavier than the log-normal one. */
export function logLogistic(medianMs: number, power: number): Delay {
  return {
    draw: (chance) => medianMs * (1 / chance.uniform() - 1) ** (1 / power),
    share: (ms) => 1 / (1 + (medianMs / ms) ** power),
  }
}

/** Weibull; exponential where the power is 1. */
export function weibull(scaleMs: number, power: number): Delay {
  return {
    draw: (chance) => scaleMs * (-Math.log(chance.uniform())) ** (1 / power),
    share: (ms) => 1 - Math.exp(-((ms / scaleMs) ** power)),
  }
}

/** Some at once, some when they come to it. */
export function mixture(first: Delay, second: Delay, share: number): Delay {
  return {
    draw: (chance) => (chance.uniform() < share ? first : second).draw(chance),
    share: (ms) => share * first.share(ms) + (1 - share) * second.share(ms),
  }
}

/** Of shape 2: nobody at once, a tail as of the exponential one. */
export function gammaOfTwo(scaleMs: number): Delay {
  return {
    draw: (chance) => chance.gamma(2) * scaleMs,
    share: (ms) => 1 - Math.exp(-ms / scaleMs) * (1 + ms / scaleMs),
  }
}

/** Abramowitz & Stegun 1964, 26.2.17. */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return z > 0 ? 1 - tail : tail
}
