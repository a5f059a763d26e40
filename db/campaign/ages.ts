import { HOUR_MS } from '../../campaigns/durations.ts'

/**
 * Number of spans to each doubling of age, of equal width, so that ends fall on 15 minutes, 1, 2, 3, 6, 12, 24 and 48
 * hours.
 */
const PER_DOUBLING = 4
/** The first end is an hour halved twelve times (under a second), the last one an hour doubled eleven times (85 days). */
const HALVED = 12
const DOUBLED = 11

/**
 * The histogram of ages: the end of each span in which a fan's age is counted when somebody opens their link. Older ages
 * are counted beyond the last end.
 */
export const AGE_ENDS_MS: readonly number[] = Array.from({ length: (HALVED + DOUBLED) * PER_DOUBLING + 1 }, (_, i) =>
  Math.round(HOUR_MS * 2 ** (Math.floor(i / PER_DOUBLING) - HALVED) * (1 + (i % PER_DOUBLING) / PER_DOUBLING)),
)

/** Some age that lies in a span. */
export const ageWithin = (span: number): number => AGE_ENDS_MS[span] ?? (AGE_ENDS_MS.at(-1) ?? 0) + 1

/**
 * Index of the span of an age: the number of ends below it, so that an age equal to an end belongs to the span that it
 * closes.
 */
export function ageOf(ms: number): number {
  const doublings = Math.floor(Math.log2(Math.max(ms, 1) / HOUR_MS)) + HALVED
  let age = Math.min(Math.max(doublings * PER_DOUBLING, 0), AGE_ENDS_MS.length)
  while (age < AGE_ENDS_MS.length && (AGE_ENDS_MS[age] ?? 0) < ms) age++
  while (age > 0 && (AGE_ENDS_MS[age - 1] ?? 0) >= ms) age--
  return age
}
