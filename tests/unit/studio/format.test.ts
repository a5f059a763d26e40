import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { date, span } from '../../../site/studio/format.ts'
import { speak } from '../../../site/studio/language.ts'

vi.hoisted(() => {
  vi.stubGlobal('document', { documentElement: {} })
  vi.stubGlobal('navigator', { languages: ['en-US'] })
})
beforeAll(() => speak('en'))
afterAll(() => vi.unstubAllGlobals())

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

describe('a span of time', () => {
  test.each([
    [59.7 * SECOND, '1 min'],
    [119.8 * SECOND, '2 min'],
    [299.7 * SECOND, '5 min'],
    [7180 * SECOND, '2 hr'],
    [86_385 * SECOND, '1 day'],
    [172_000 * SECOND, '2 days'],
    [130 * MINUTE, '2 hr 10 min'],
    [27 * HOUR, '1 day 3 hr'],
    [90 * SECOND, '1 min 30 sec'],
    [0, '0 sec'],
  ])('of %i ms is %s', (ms, said) => {
    expect(span(ms)).toBe(said)
  })

  test('has no part as long as the next larger unit', () => {
    const most: Record<string, number> = { sec: 60, min: 60, hr: 24 }
    fc.assert(
      fc.property(fc.double({ min: 0, max: 90 * 24 * HOUR, noNaN: true }), (ms) => {
        for (const [, n, unit = ''] of span(ms).matchAll(/(\d+) (\w+)/g))
          expect(Number(n)).toBeLessThan(most[unit] ?? Number.POSITIVE_INFINITY)
      }),
    )
  })
})

test('French says the first of a month otherwise than its other days', async () => {
  await speak('fr')
  expect([1, 11].map((day) => date(new Date(2026, 11, day).getTime()))).toEqual([
    '1er décembre 2026',
    '11 décembre 2026',
  ])
  await speak('en')
})
