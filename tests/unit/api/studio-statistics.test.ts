import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
