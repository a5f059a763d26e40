import { expect, it } from 'vitest'
import { createPace } from '../../../api/pace.ts'

it('allows a burst, then as many a second as it says, for each key alone', () => {
  let now = 0
  const pace = createPace({ burst: 3, perSecond: 2, now: () => now })
  expect([1, 2, 3, 4].map(() => pace.take('a'))).toEqual([true, true, true, false])
  expect(pace.take('b')).toBe(true)
  now = 499
  expect(pace.take('a')).toBe(false)
  now = 1000
  expect([1, 2, 3].map(() => pace.take('a'))).toEqual([true, true, false])
})

it('takes a token back, but never holds more than a burst', () => {
  const pace = createPace({ burst: 1, perSecond: 0, now: () => 0 })
  pace.take('a')
  pace.giveBack('a')
  pace.giveBack('a')
  expect([1, 2].map(() => pace.take('a'))).toEqual([true, false])
  const wide = createPace({ burst: 3, perSecond: 0, now: () => 0 })
  for (let i = 0; i < 3; i++) wide.take('a')
  wide.giveBack('a')
  expect([1, 2].map(() => wide.take('a'))).toEqual([true, false])
})

it('forgets a key whose tokens are all back, and the others not', () => {
  let now = 0
  const pace = createPace({ burst: 2, perSecond: 1, now: () => now })
  for (const key of ['b', 'a', 'a']) pace.take(key)
  now = 1500
  pace.take('c')
  // The clock goes back: what is remembered shows, and what was forgotten is as good as new.
  now = 0
  expect([1, 2, 3].map(() => pace.take('b'))).toEqual([true, true, false])
  expect([1, 2].map(() => pace.take('a'))).toEqual([false, false])
})

it('forgets the keys it has not seen for longest, so that nobody fills the memory', () => {
  const pace = createPace({ burst: 1, perSecond: 0, size: 2, now: () => 0 })
  for (const key of ['a', 'b', 'c']) pace.take(key)
  expect([pace.take('c'), pace.take('b')]).toEqual([false, false])
  expect([pace.take('a'), pace.take('b'), pace.take('c')]).toEqual([true, false, true])
})
