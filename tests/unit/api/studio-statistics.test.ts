import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstForwardOf, matureAfter } from '../../../api/studio/growth.ts'
import { growthTrend, paceOf } from '../../../api/studio/pace.ts'
import { dispersionOf, meanOf, poissonBounds, quantileOf, rateOf, trendOf } from '../../../api/studio/statistics.ts'
import { DELAY_ENDS_MS } from '../../../db/growth.ts'

const HOUR_MS = 3_600_000

describe('the bounds of a count', () => {
  // Exact 95 % limits: Ulm, Am. J. Epidemiol. 131 (1990), from the χ² distribution.
  it.each([
    [0, 0, 3.69],
    [1, 0.025, 5.57],
    [5, 1.62, 11.67],
    [10, 4.8, 18.39],
    [100, 81.36, 121.63],
  ])('of %i are %f and %f', (count, low, high) => {
    const bounds = poissonBounds(count)
    expect(Math.abs(bounds.low - low)).toBeLessThan(0.06)
    expect(Math.abs(bounds.high - high)).toBeLessThan(0.06)
  })

  it('hold it, and come nearer to it as it grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (count) => {
        const [{ low, high }, more] = [poissonBounds(count), poissonBounds(count * 4)]
        expect(low).toBeLessThan(count)
        expect(high).toBeGreaterThan(count)
        expect((more.high - more.low) / 4).toBeLessThan(high - low)
      }),
    )
  })
})

/** What the counters keep of views through each link. */
const sums = (counts: readonly number[]) => ({
  n: counts.length,
  sum: counts.reduce((a, b) => a + b, 0),
  squares: counts.reduce((a, b) => a + b * b, 0),
})

describe('a mean', () => {
  it('is the mean, between its bounds, which scatter only widens', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 200 }), (counts) => {
        const mean = meanOf(sums(counts))
        const { n, sum } = sums(counts)
        expect(mean?.value).toBeCloseTo(sum / n, 10)
        expect(mean?.low).toBeLessThanOrEqual(sum / n)
        expect(mean?.high).toBeGreaterThan(sum / n)
        const chance = poissonBounds(sum)
        expect((mean?.high ?? 0) * n).toBeGreaterThanOrEqual(chance.high - 1e-9)
        expect((mean?.low ?? 0) * n).toBeLessThanOrEqual(chance.low + 1e-9)
      }),
    )
  })

  it('is as sure as a Poisson count where all forward alike, and far less where one does it for all', () => {
    const alike = meanOf(sums(Array.from({ length: 100 }, () => 1)))
    const one = meanOf(sums([100, ...Array.from({ length: 99 }, () => 0)]))
    expect(alike).toMatchObject({ value: 1 })
    expect(alike?.low).toBeCloseTo(0.814, 2)
    expect(alike?.high).toBeCloseTo(1.216, 2)
    expect(one?.value).toBe(1)
    expect(one?.low).toBeLessThan(0.06)
    expect(one?.high).toBeGreaterThan(5)
  })

  it('of nobody is unknown; of people who never forward it is nothing, with a bound above', () => {
    expect(meanOf({ n: 0, sum: 0, squares: 0 })).toBeNull()
    expect(meanOf({ n: 100, sum: 0, squares: 0 })).toEqual({ value: 0, low: 0, high: expect.closeTo(0.037, 2) })
  })

  it('is in its bounds 95 times of 100, for scattered counts too', () => {
    let state = 7
    const random = () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
      return state / 0x7fffffff
    }
    // Geometric with mean 2: variance 6, three times that of chance.
    const draw = () => Math.floor(Math.log(1 - random() * 0.999999) / Math.log(2 / 3))
    const held = Array.from({ length: 1000 }, () => meanOf(sums(Array.from({ length: 150 }, draw)))).filter(
      (mean) => mean && mean.low <= 2 && mean.high >= 2,
    )
    expect(held.length).toBeGreaterThan(920)
    expect(held.length).toBeLessThan(980)
  })
})

it('counts scatter as chance would, or more: never less than 1', () => {
  expect(dispersionOf([])).toBe(1)
  expect(dispersionOf([4, 4, 4])).toBe(1)
  expect(dispersionOf([0, 10])).toBe(10)
})

it('a rate has the bounds of its count', () => {
  const { low, high } = poissonBounds(100)
  expect(rateOf(100, 4)).toEqual({ value: 25, low: low / 4, high: high / 4 })
  expect(rateOf(100, 4, 9).high).toBeGreaterThan(high / 4)
})

describe('a quantile of delays', () => {
  it('is found within a quarter of a doubling of the true one', () => {
    const delay = fc.integer({ min: 2000, max: 5_000_000_000 })
    fc.assert(
      fc.property(fc.array(delay, { minLength: 1, maxLength: 300 }), fc.constantFrom(0.5, 0.9), (delays, share) => {
        const spans = new Map<number, number>()
        for (const each of delays) {
          const span = DELAY_ENDS_MS.filter((end) => end < each).length
          spans.set(span, (spans.get(span) ?? 0) + 1)
        }
        const truth = [...delays].sort((a, b) => a - b)[Math.ceil(delays.length * share) - 1] ?? 0
        const found = quantileOf(spans, DELAY_ENDS_MS, share)
        expect(Math.abs(Math.log2(found / truth))).toBeLessThanOrEqual(0.26)
      }),
    )
  })

  it('of none is nothing', () => {
    expect(quantileOf(new Map(), DELAY_ENDS_MS, 0.5)).toBe(0)
  })
})

describe('a trend', () => {
  it('doubles in the window when the last one holds twice as much', () => {
    expect(trendOf(200, 100, HOUR_MS, 1)).toEqual({ kind: 'doubling', ms: HOUR_MS })
    expect(trendOf(100, 400, HOUR_MS, 1)).toEqual({ kind: 'halving', ms: HOUR_MS / 2 })
  })

  it('is not said where it could be chance', () => {
    expect(trendOf(12, 8, HOUR_MS, 1)).toBeUndefined()
    expect(trendOf(200, 100, HOUR_MS, 40)).toBeUndefined()
    expect(trendOf(0, 100, HOUR_MS, 1)).toBeUndefined()
  })
})

/** Views per hour, the last of them in the hour before `NOW`. */
const NOW = 500_000 * HOUR_MS
const hours = (counts: readonly number[]) => counts.map((views, i) => ({ hour: 500_000 - counts.length + i, views }))

describe('the pace', () => {
  it('is what came per hour, and says when the goal is reached', () => {
    const { perHour, goal } = paceOf(hours([60, 60, 60]), { views: 180, goal: 300, now: NOW })
    expect(perHour.value).toBe(60)
    expect(goal?.at).toBe(NOW + 2 * HOUR_MS)
    expect(goal?.earliest).toBeLessThan(goal?.at ?? 0)
    expect(goal?.latest).toBeGreaterThan(goal?.at ?? 0)
  })

  it('looks back further where little comes, up to a day', () => {
    expect(paceOf(hours(Array.from({ length: 48 }, () => 1)), { views: 48, goal: null, now: NOW }).perHour.value).toBe(
      1,
    )
  })

  it('says no day without a goal, after it, and while nothing moves', () => {
    for (const [views, goal] of [
      [180, null],
      [180, 180],
      [180, 100],
    ] as const) {
      expect(paceOf(hours([60, 60, 60]), { views, goal, now: NOW }).goal).toBeNull()
    }
    expect(paceOf([], { views: 0, goal: 10, now: NOW })).toEqual({
      perHour: { value: 0, low: 0, high: expect.any(Number) },
      goal: null,
    })
    expect(paceOf(hours([60]), { views: 60, goal: 100, now: NOW + 1000 * HOUR_MS }).goal).toBeNull()
  })
})

it('the trend of a day looks at the day before', () => {
  const twice = [...Array.from({ length: 24 }, () => 50), ...Array.from({ length: 24 }, () => 100)]
  expect(growthTrend(hours(twice), NOW)).toEqual({ kind: 'doubling', ms: 24 * HOUR_MS })
  expect(growthTrend(hours([...twice].reverse()), NOW)).toEqual({ kind: 'halving', ms: 24 * HOUR_MS })
  expect(growthTrend(hours([100]), NOW)).toBeNull()
  expect(growthTrend([], NOW)).toBeNull()
})

describe('how old a node must be', () => {
  const delays = (value: number, nodes: number) => [
    {
      dimension: 'delay',
      value: String(value),
      nodes,
      depths: 0,
      deepest: 0,
      forwarders: 0,
      children: 0,
      squares: 0,
    } as const,
  ]
  it('is six hours while few have forwarded', () => {
    expect(matureAfter(undefined)).toBe(6 * HOUR_MS)
    expect(matureAfter(firstForwardOf(delays(20, 19)))).toBe(6 * HOUR_MS)
  })

  it('is when nine of ten had done it, in whole hours, from one to 48', () => {
    expect(matureAfter(firstForwardOf(delays(20, 20)))).toBe(HOUR_MS)
    // 2^(55/4) seconds are under four hours.
    expect(matureAfter(firstForwardOf(delays(55, 100)))).toBe(4 * HOUR_MS)
    expect(matureAfter(firstForwardOf(delays(92, 100)))).toBe(48 * HOUR_MS)
  })
})
