import { expect, test } from 'vitest'
import { milestoneBetween } from '../../../site/client/digits.ts'

test.each([
  [99, 100, 100],
  [98, 99, undefined],
  [100, 101, undefined],
  [249, 250, 250],
  [90, 620, 500],
  [4999, 5000, 5000],
  [5000, 9999, undefined],
  [9999, 10_000, 10_000],
  [0, 1, undefined],
])('from %i to %i the milestone is %s', (before, now, milestone) => {
  expect(milestoneBetween(before, now)).toBe(milestone)
})
