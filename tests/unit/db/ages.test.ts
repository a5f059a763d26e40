import { expect, it } from 'vitest'
import { AGE_ENDS_MS, ageOf, ageWithin } from '../../../db/campaign/ages.ts'

const HOUR_MS = 3_600_000

it('has ends that double every four, from under a second to 85 days, on the hours that people name', () => {
  expect(AGE_ENDS_MS).toHaveLength(93)
  expect(AGE_ENDS_MS[0]).toBe(879)
  expect(AGE_ENDS_MS.at(-1)).toBe(2048 * HOUR_MS)
  expect(AGE_ENDS_MS).toEqual(expect.arrayContaining([1 / 4, 1, 2, 3, 6, 12, 24, 48].map((hours) => hours * HOUR_MS)))
  for (const [i, end] of AGE_ENDS_MS.slice(4).entries()) expect(end / (AGE_ENDS_MS[i] ?? 0)).toBeCloseTo(2, 2)
})

it('puts an age into the span that ends with it or behind it, whatever the age', () => {
  expect([Number.NEGATIVE_INFINITY, -5, 0, 879].map(ageOf)).toEqual([0, 0, 0, 0])
  for (const [span, end] of AGE_ENDS_MS.entries()) {
    expect([ageOf(end), ageOf(end + 0.5), ageOf(end + 1)]).toEqual([span, span + 1, span + 1])
    expect(ageOf(ageWithin(span))).toBe(span)
  }
  expect(ageOf(1e15)).toBe(AGE_ENDS_MS.length)
  expect(ageWithin(AGE_ENDS_MS.length)).toBe(2048 * HOUR_MS + 1)
})
