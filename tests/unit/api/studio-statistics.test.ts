import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growthTrend, paceOf } from '../../../api/studio/pace.ts'
import { dispersionOf, poissonBounds, rateOf, trendOf } from '../../../api/studio/statistics.ts'

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

/** Views per hour, each in its first quarter, the last of them in the hour before `NOW`. */
const NOW = 500_000 * HOUR_MS
const hours = (counts: readonly number[]) =>
  counts.map((views, i) => ({ quarter: 4 * (500_000 - counts.length + i), views }))

describe('the pace', () => {
  it('is what came per hour', () => {
    expect(paceOf(hours([60, 60, 60]), NOW)?.value).toBe(60)
  })

  it('looks back further where little comes, up to a day, and no further than anything was', () => {
    expect(paceOf(hours(Array.from({ length: 48 }, () => 1)), NOW)?.value).toBe(1)
    expect(paceOf(hours([20]), NOW)?.value).toBe(20)
    expect(paceOf(hours([20]), NOW + HOUR_MS)?.value).toBe(10)
  })

  it('counts the quarter that is not over for as long as it has lasted', () => {
    const rows = [...hours([60, 60]), { quarter: 2_000_000, views: 10 }]
    expect(paceOf(rows, NOW + HOUR_MS / 6)?.value).toBeCloseTo(70 / (1 + 1 / 6), 9)
  })

  it('is not said of less than an hour', () => {
    expect(paceOf([], NOW)).toBeNull()
    expect(paceOf([{ quarter: 2_000_000 - 3, views: 42 }], NOW)).toBeNull()
    expect(paceOf([{ quarter: 2_000_000 - 4, views: 42 }], NOW)?.value).toBe(42)
  })
})

it('the trend of a day looks at the day before', () => {
  const twice = [...Array.from({ length: 24 }, () => 50), ...Array.from({ length: 24 }, () => 100)]
  expect(growthTrend(hours(twice), NOW)).toEqual({ kind: 'doubling', ms: 24 * HOUR_MS })
  expect(growthTrend(hours([...twice].reverse()), NOW)).toEqual({ kind: 'halving', ms: 24 * HOUR_MS })
  expect(growthTrend(hours([100]), NOW)).toBeNull()
  expect(growthTrend([], NOW)).toBeNull()
})
