import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LatestTally } from '../../../site/client/latest-tally.ts'

let latest: LatestTally
let shown: number[]

/** Whether it was news. */
const tell = (views: number, asOf: number) => latest.take({ views, asOf }, () => shown.push(views))

beforeEach(() => {
  vi.useFakeTimers()
  latest = new LatestTally()
  shown = []
})
afterEach(() => vi.useRealTimers())

test('a rise is shown at once, and the same figure only once', () => {
  expect([tell(0, 0), tell(3, 10), tell(3, 20), tell(4, 30)]).toEqual([true, true, true, true])
  expect(shown).toEqual([0, 3, 4])
})

test('a fall is shown when nothing has contradicted it', () => {
  tell(100, 0)
  tell(90, 10)
  expect(shown).toEqual([100])
  vi.runAllTimers()
  expect(shown).toEqual([100, 90])
  tell(91, 20)
  expect(shown).toEqual([100, 90, 91])
})

test('an answer that was asked for before the last figure was told is no news, be it higher or lower', () => {
  tell(100, 50)
  tell(90, 60)
  vi.runAllTimers()
  expect([tell(101, 40), tell(80, 59)]).toEqual([false, false])
  vi.runAllTimers()
  expect(shown).toEqual([100, 90])
})

test('a stream that lags behind an answer makes nothing jump back and forth', () => {
  tell(100, 0)
  tell(101, 10)
  tell(100, 20)
  tell(101, 30)
  vi.runAllTimers()
  expect(shown).toEqual([100, 101])
})

test('where the counter shows all views, the clear ones that move are news as well', () => {
  const clear: number[] = []
  const tellBoth = (views: number, ofThem: number, asOf: number) =>
    latest.take({ views, clear: ofThem, asOf }, () => clear.push(ofThem))
  tellBoth(100, 90, 0)
  tellBoth(100, 91, 10)
  tellBoth(101, 85, 20)
  vi.runAllTimers()
  expect(clear).toEqual([90, 91, 85])
})

test('while it falls, the last figure counts', () => {
  tell(100, 0)
  tell(90, 10)
  tell(70, 20)
  vi.runAllTimers()
  expect(shown).toEqual([100, 70])
})
