import { expect, it } from 'vitest'
import { wordRateOf } from '../../../api/studio/word-rate.ts'

const DAY_MS = 86_400_000
const QUARTER_MS = 900_000
const NOW = Date.UTC(2026, 10, 29, 6)
const ago = (days: number) => NOW - days * DAY_MS

/** A random generator that is the same for a seed (mulberry32). */
function seeded(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Clear views of so many days by quarter: friends who come in clusters of `cluster` on average, `perDay` of them at each age. */
function crowd(seed: number, days: number, perDay: (at: number) => number, cluster = 2) {
  const random = seeded(seed)
  const counts = new Map<number, number>()
  for (let at = ago(days); at < NOW; at += QUARTER_MS) {
    let chance = perDay(at) / cluster / 96
    for (; random() < chance; chance -= 1) {
      // A cluster spreads over the hours after its first.
      for (let first = true; first || random() < 1 - 1 / cluster; first = false) {
        const late = first ? 0 : Math.floor(random() * 12)
        const quarter = at / QUARTER_MS + late
        if (quarter * QUARTER_MS < NOW) counts.set(quarter, (counts.get(quarter) ?? 0) + 1)
      }
    }
  }
  return [...counts].sort(([a], [b]) => a - b).map(([quarter, clear]) => ({ quarter, clear }))
}

const WORDS = [20, 15, 10, 5].map(ago)
/** How many of a hundred campaigns are said to hear too much of the brand. */
const oftenOf = (perDay: (at: number) => number, cluster?: number) =>
  Array.from({ length: 100 }, (_, seed) => wordRateOf(WORDS, crowd(seed, 26, perDay, cluster), NOW)).filter(
    ({ verdict }) => verdict === 'often',
  ).length

it('says nothing before there is something to say', () => {
  const steady = crowd(1, 26, () => 100)
  expect(wordRateOf([], steady, NOW)).toEqual({ words: 0, days: 0, verdict: 'silent', change: null })
  expect(wordRateOf([ago(3)], steady, NOW)).toEqual({ words: 1, days: 3, verdict: 'unknown', change: null })
  expect(wordRateOf(WORDS, [], NOW)).toMatchObject({ verdict: 'unknown' })
  // Two words of one day are one occasion.
  expect(wordRateOf([ago(3), ago(2.9)], steady, NOW)).toMatchObject({ words: 2, verdict: 'unknown' })
})

it('does not blame a word for what a campaign loses by itself, in more than four of a hundred', () => {
  expect(oftenOf(() => 100)).toBeLessThanOrEqual(4)
  expect(oftenOf((at) => 400 * 0.9 ** ((at - ago(26)) / DAY_MS))).toBeLessThanOrEqual(4)
  expect(oftenOf(() => 100, 5)).toBeLessThanOrEqual(4)
})

it('notices when members pass on half as much in the day after each word', () => {
  const isAfter = (at: number) => WORDS.some((word) => at >= word && at < word + DAY_MS)
  expect(oftenOf((at) => (isAfter(at) ? 100 : 200))).toBeGreaterThan(85)
  const told = wordRateOf(
    WORDS,
    crowd(7, 26, (at) => (isAfter(at) ? 100 : 200)),
    NOW,
  )
  expect(told).toMatchObject({ words: 4, days: 20, verdict: 'often' })
  expect(told.change?.value).toBeCloseTo(0.5, 0)
  expect(told.change?.low).toBeLessThan(0.5)
})
