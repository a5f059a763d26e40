/** Confidence intervals: pure functions on counts. */

export interface Estimate {
  value: number
  low: number
  high: number
}

/** Quantile of the normal distribution: 95 % lie within so many standard deviations. */
const Z = 1.96

/**
 * Bounds of 95 % for the mean of a Poisson count (Byar's approximation, in Breslow & Day 1987, vol. 2, p. 69), which
 * hold for small counts too, where ±√n does not.
 */
export function poissonBounds(count: number): { low: number; high: number } {
  const bound = (n: number, z: number) => n * (1 - 1 / (9 * n) + z / (3 * Math.sqrt(n))) ** 3
  return { low: count > 0 ? Math.max(0, bound(count, -Z)) : 0, high: bound(count + 1, Z) }
}

/**
 * Dispersion: how much counts of successive hours vary beyond chance, which is 1. By the differences between neighbours
 * (von Neumann 1941), so that the course of a day is no noise.
 */
export function dispersionOf(counts: readonly number[]): number {
  const steps = counts.slice(1).flatMap((count, i) => {
    const before = counts[i] ?? 0
    // The squared difference of two Poisson counts of one mean is their sum, on average.
    return count + before > 0 ? [(count - before) ** 2 / (count + before)] : []
  })
  if (steps.length === 0) return 1
  return Math.max(1, steps.reduce((sum, step) => sum + step, 0) / steps.length)
}

/** A rate of events per unit of time, with its interval. */
export function rateOf(count: number, duration: number, dispersion = 1): Estimate {
  const { low, high } = poissonBounds(count / dispersion)
  return {
    value: count / duration,
    low: (low * dispersion) / duration,
    high: (high * dispersion) / duration,
  }
}

/**
 * The trend between two windows of the same length, as the time of doubling or halving; undefined when the change could be
 * chance.
 */
export function trendOf(
  last: number,
  before: number,
  windowMs: number,
  dispersion: number,
): { kind: 'doubling' | 'halving'; ms: number } | undefined {
  if (last === 0 || before === 0) return undefined
  const growth = Math.log(last / before)
  if (Math.abs(growth) < Z * Math.sqrt(dispersion / last + dispersion / before)) return undefined
  return { kind: growth > 0 ? 'doubling' : 'halving', ms: Math.round((Math.LN2 / Math.abs(growth)) * windowMs) }
}

/** A share of independent outcomes, with the interval of Wilson (1927), which holds for few of them, and near 0 and 1. */
export function shareOf(yes: number, all: number): Estimate {
  if (all === 0) return { value: 0, low: 0, high: 1 }
  // Votes can outnumber openings where a branch was voided meanwhile.
  const value = Math.min(1, yes / all)
  const spread = Z * Math.sqrt((value * (1 - value)) / all + (Z / (2 * all)) ** 2)
  const [centre, scale] = [value + Z ** 2 / (2 * all), 1 + Z ** 2 / all]
  return { value, low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) }
}
