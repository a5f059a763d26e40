import { DAY_MS, HOUR_MS } from '../../campaigns/durations.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import type { WordRate } from './contract/word-schema.ts'
import { dispersionOf } from './statistics.ts'

/**
 * Whether the brand speaks too often: whether members pass on less in the day after its words than in the day before, beyond
 * what days without a word lose by themselves. An odds ratio of four sums of clear views, with the interval of Woolf (1955)
 * widened by the dispersion of the counts. The rule, and how often it errs: docs/studio.md.
 */

/** How far back it looks. */
export const LOOKED_AT_MS = 28 * DAY_MS
/** Quantile of the normal distribution for 95 %. */
const Z = 1.96
/** Fewer words, quiet days or views say nothing either way. */
const FEWEST_WORDS = 2
const FEWEST_QUIET = 3
const FEWEST_VIEWS = 20

interface Quarter {
  quarter: number
  clear: number
}

/**
 * @param words when the brand spoke, ascending; those since `now - LOOKED_AT_MS`
 * @param quarters clear views by quarter of an hour, ascending
 */
export function wordRateOf(words: readonly number[], quarters: readonly Quarter[], now: number): WordRate {
  const [first] = words
  const days = first === undefined ? 0 : Math.max(1, Math.ceil((now - first) / DAY_MS))
  const said = { words: words.length, days }
  if (first === undefined) return { ...said, verdict: 'silent', change: null }
  const viewsIn = (from: number) =>
    quarters.reduce((sum, { quarter, clear }) => sum + (isIn(quarter * QUARTER_MS, from, DAY_MS) ? clear : 0), 0)
  const begins = (quarters[0]?.quarter ?? Infinity) * QUARTER_MS
  const spoken = occasionsOf(words).filter((at) => at - DAY_MS >= begins && at + DAY_MS <= now)
  const quiet = quietDays(words, begins, now)
  const [before, after] = [sumOf(spoken.map((at) => viewsIn(at - DAY_MS))), sumOf(spoken.map(viewsIn))]
  const [day, next] = [sumOf(quiet.map(viewsIn)), sumOf(quiet.map((at) => viewsIn(at + DAY_MS)))]
  const isTooFew = spoken.length < FEWEST_WORDS || quiet.length < FEWEST_QUIET
  if (isTooFew || before + after < FEWEST_VIEWS || day + next < FEWEST_VIEWS)
    return { ...said, verdict: 'unknown', change: null }
  // Half a view each (Haldane 1956), so that a day without one has a ratio too.
  const [a, b, c, d] = [after + 0.5, before + 0.5, next + 0.5, day + 0.5]
  const ratio = a / b / (c / d)
  const dispersion = dispersionIn(quarters, Math.max(begins, now - LOOKED_AT_MS), now)
  const error = Math.sqrt(dispersion * (1 / a + 1 / b + 1 / c + 1 / d))
  const wide = Math.exp(quantileFor(spoken.length + quiet.length - 2) * error)
  const change = { value: ratio, low: ratio / wide, high: ratio * wide }
  return { ...said, verdict: change.high < 1 ? 'often' : 'fine', change }
}

const isIn = (at: number, from: number, duration: number) => at >= from && at < from + duration
const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

/** Words that follow each other within a day are one occasion: the first of them. */
function occasionsOf(words: readonly number[]): number[] {
  const occasions: number[] = []
  for (const at of words) if (at - (occasions.at(-1) ?? -Infinity) >= DAY_MS) occasions.push(at)
  return occasions
}

/** Beginnings of days that are followed by another, back from now, with no word in either. */
function quietDays(words: readonly number[], begins: number, now: number): number[] {
  const days: number[] = []
  for (let at = now - 2 * DAY_MS; at >= Math.max(begins, now - LOOKED_AT_MS); at -= DAY_MS) {
    if (!words.some((word) => isIn(word, at, 2 * DAY_MS))) days.push(at)
  }
  return days.reverse()
}

/** Lengths of the stretches whose counts are compared: friends come in clusters, which last for hours. */
const STRETCHES_MS = [HOUR_MS, 6 * HOUR_MS, DAY_MS]

/** How much the counts vary beyond chance: the most that stretches of any length say. */
function dispersionIn(quarters: readonly Quarter[], from: number, now: number): number {
  return Math.max(
    ...STRETCHES_MS.map((stretch) => {
      const counts = Array.from({ length: Math.floor((now - from) / stretch) }, () => 0)
      for (const { quarter, clear } of quarters) {
        const place = Math.floor((quarter * QUARTER_MS - from) / stretch)
        if (place in counts) counts[place] = (counts[place] ?? 0) + clear
      }
      return dispersionOf(counts)
    }),
  )
}

/** The quantile of Student's distribution for that of the normal one (Cornish & Fisher's first term): days are few. */
const quantileFor = (freedom: number) => Z + (Z ** 3 + Z) / (4 * Math.max(1, freedom))
