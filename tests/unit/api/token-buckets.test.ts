import { expect, it } from 'vitest'
import { createTokenBuckets } from '../../../api/token-buckets.ts'

it('allows a burst, then as many a second as it says, for each key alone', () => {
  let now = 0
  const buckets = createTokenBuckets({ burst: 3, perSecond: 2, now: () => now })
  expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([true, true, true, false])
  expect(buckets.take('b')).toBe(true)
  now = 499
  expect(buckets.take('a')).toBe(false)
  now = 1000
  expect([1, 2, 3].map(() => buckets.take('a'))).toEqual([true, true, false])
})

it('owes nothing for a clock that is set back', () => {
  let now = 1000 * 86_400_000
  const buckets = createTokenBuckets({ burst: 2, perSecond: 1, now: () => now })
  buckets.take('a')
  now = 0
  expect([1, 2].map(() => buckets.take('a'))).toEqual([true, false])
  now = 1000
  expect(buckets.take('a')).toBe(true)
})

it('takes a token back, but never holds more than a burst', () => {
  const buckets = createTokenBuckets({ burst: 1, perSecond: 0, now: () => 0 })
  buckets.take('a')
  buckets.giveBack('a')
  buckets.giveBack('a')
  expect([1, 2].map(() => buckets.take('a'))).toEqual([true, false])
  const wide = createTokenBuckets({ burst: 3, perSecond: 0, now: () => 0 })
  for (let i = 0; i < 3; i++) wide.take('a')
  wide.giveBack('a')
  expect([1, 2].map(() => wide.take('a'))).toEqual([true, false])
})

it('forgets a key whose tokens are all back, and the others not', () => {
  let now = 0
  const buckets = createTokenBuckets({ burst: 2, perSecond: 1, now: () => now })
  for (const key of ['b', 'a', 'a']) buckets.take(key)
  now = 1500
  buckets.take('c')
  // The clock goes back: what is remembered shows, and what was forgotten is as good as new.
  now = 0
  expect([1, 2, 3].map(() => buckets.take('b'))).toEqual([true, true, false])
  expect([1, 2].map(() => buckets.take('a'))).toEqual([false, false])
})

it('forgets the keys it has not seen for longest, so that nobody fills the memory', () => {
  const buckets = createTokenBuckets({ burst: 1, perSecond: 0, size: 2, now: () => 0 })
  for (const key of ['a', 'b', 'c']) buckets.take(key)
  expect([buckets.take('c'), buckets.take('b')]).toEqual([false, false])
  expect([buckets.take('a'), buckets.take('b'), buckets.take('c')]).toEqual([true, false, true])
})
