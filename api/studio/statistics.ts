/** How sure we are of what we say: pure functions on counts. */

export interface Estimate {
  value: number
  low: number
  high: number
}

/** Of a normal distribution, 95 % lie within so many standard deviations. */
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
 * A mean of counts that vary more than chance alone would let them: some people forward to many, most to nobody. The
 * bounds are those of a Poisson count, widened by the dispersion (quasi-Poisson; McCullagh & Nelder 1989, 6.2).
 */
export function meanOf({ n, sum, squares }: { n: number; sum: number; squares: number }): Estimate | null {
  if (n === 0) return null
  const mean = sum / n
  const variance = n > 1 ? (squares - n * mean * mean) / (n - 1) : mean
  const dispersion = mean > 0 ? Math.max(1, variance / mean) : 1
  const { low, high } = poissonBounds(sum / dispersion)
  return { value: mean, low: (low * dispersion) / n, high: (high * dispersion) / n }
}

/**
 * How much counts of successive hours vary beyond chance; 1 for as much as chance. From each to the next (von Neumann
 * 1941), so that a day's rise and fall is no noise.
 */
export function dispersionOf(counts: readonly number[]): number {
  const steps = counts.slice(1).flatMap((count, i) => {
    const before = counts[i] ?? 0
    // Two Poisson counts of the same mean differ by their sum, squared and on average.
    return count + before > 0 ? [(count - before) ** 2 / (count + before)] : []
  })
  if (steps.length === 0) return 1
  return Math.max(1, steps.reduce((sum, step) => sum + step, 0) / steps.length)
}

/** A rate of events per unit of time. */
export function rateOf(count: number, duration: number, dispersion = 1): Estimate {
  const { low, high } = poissonBounds(count / dispersion)
  return {
    value: count / duration,
    low: (low * dispersion) / duration,
    high: (high * dispersion) / duration,
  }
}

/**
 * The value below which a share of a histogram lies, found within its span on a logarithmic scale.
 * @param ends upper ends of the spans, of which each is a constant factor above the one before
 */
export function quantileOf(counts: ReadonlyMap<number, number>, ends: readonly number[], share: number): number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  let below = 0
  for (const [span, count] of [...counts].sort(([a], [b]) => a - b)) {
    if (below + count >= total * share) {
      const high = ends[Math.min(span, ends.length - 1)] ?? 0
      const low = ends[span - 1] ?? high / 2
      return low * (high / low) ** ((total * share - below) / count)
    }
    below += count
  }
  return 0
}

/**
 * How a rate changes between two windows of the same length, as the time in which it doubles or halves; undefined
 * when the change could be chance.
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
