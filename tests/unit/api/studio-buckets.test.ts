import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Bucket, bucketAt, bucketFor, bucketStarts, offsetsOf, windowBefore } from '../../../api/studio/buckets.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const starts = (from: string, to: string, bucket: Bucket, zone: string) =>
  bucketStarts(Date.parse(from), Date.parse(to), bucket, offsetsOf(zone)).map((at) => new Date(at).toISOString())

describe('days', () => {
  it('begin at midnight there, also when clocks are put forward or back', () => {
    expect(starts('2026-03-28T12:00Z', '2026-03-30T12:00Z', 'day', 'Europe/Paris')).toEqual([
      '2026-03-27T23:00:00.000Z',
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ])
    expect(starts('2026-10-24T12:00Z', '2026-10-26T12:00Z', 'day', 'Europe/Paris')).toEqual([
      '2026-10-23T22:00:00.000Z',
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ])
  })

  it('begin an hour late where clocks are put forward at midnight', () => {
    expect(starts('2026-03-28T12:00Z', '2026-03-30T12:00Z', 'day', 'Asia/Beirut')).toEqual([
      '2026-03-27T22:00:00.000Z',
      '2026-03-28T22:00:00.000Z',
      '2026-03-29T21:00:00.000Z',
    ])
  })

  it('leave out the one that an island never had', () => {
    expect(starts('2011-12-29T12:00Z', '2011-12-31T12:00Z', 'day', 'Pacific/Apia')).toEqual([
      '2011-12-29T10:00:00.000Z',
      '2011-12-30T10:00:00.000Z',
      '2011-12-31T10:00:00.000Z',
    ])
  })

  it('begin at the first midnight where clocks are put back to it', () => {
    expect(starts('2026-10-24T12:00Z', '2026-10-26T12:00Z', 'day', 'Atlantic/Azores')).toEqual([
      '2026-10-24T00:00:00.000Z',
      '2026-10-25T00:00:00.000Z',
      '2026-10-26T01:00:00.000Z',
    ])
  })

  it('begin at half past in India', () => {
    expect(starts('2026-05-01T00:00Z', '2026-05-01T20:00Z', 'day', 'Asia/Kolkata')).toEqual([
      '2026-04-30T18:30:00.000Z',
      '2026-05-01T18:30:00.000Z',
    ])
  })
})

describe('the window before', () => {
  const paris = offsetsOf('Europe/Paris')
  const back = (from: string, to: string, at: string) =>
    new Date(windowBefore(Date.parse(from), Date.parse(to), paris)(Date.parse(at))).toISOString()

  it('keeps weekday and hour though clocks were put back between the two', () => {
    const week = ['2026-11-01T00:00+01:00', '2026-11-08T00:00+01:00'] as const
    expect(back(...week, '2026-11-01T00:00+01:00')).toBe('2026-10-24T22:00:00.000Z')
    expect(back(...week, '2026-11-02T18:00+01:00')).toBe('2026-10-26T17:00:00.000Z')
  })

  it('has both hours that the clocks showed twice', () => {
    const day = ['2026-11-01T00:00+01:00', '2026-11-08T00:00+01:00'] as const
    expect(back(...day, '2026-11-01T02:00+01:00')).toBe('2026-10-25T00:00:00.000Z')
    expect(back(...day, '2026-11-01T03:00+01:00')).toBe('2026-10-25T02:00:00.000Z')
  })

  it('keeps them though clocks were put forward', () => {
    const week = ['2026-03-30T00:00+02:00', '2026-04-06T00:00+02:00'] as const
    expect(back(...week, '2026-03-30T00:00+02:00')).toBe('2026-03-22T23:00:00.000Z')
    expect(back(...week, '2026-04-05T20:15+02:00')).toBe('2026-03-29T18:15:00.000Z')
  })
})

it('weeks begin on Monday', () => {
  expect(starts('2026-03-26T12:00Z', '2026-04-07T00:00Z', 'week', 'Europe/Paris')).toEqual([
    '2026-03-22T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
    '2026-04-05T22:00:00.000Z',
  ])
})

it('cover a range without a hole, each beginning where a day or week begins, in any zone', () => {
  const zones = [
    ...['UTC', 'Europe/Paris', 'America/New_York', 'America/Santiago', 'Africa/Cairo', 'Australia/Lord_Howe'],
    ...['Atlantic/Azores', 'America/Havana'],
  ]
  const day = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2030-01-01') })
  const length = fc.integer({ min: 1, max: 40 * DAY_MS })
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.constantFrom('day', 'week'), day, length, (zone, bucket, from, ms) => {
      const offsetAt = offsetsOf(zone)
      const found = bucketStarts(from, from + ms, bucket, offsetAt)
      const localDay = (at: number) => Math.floor((at + offsetAt(at)) / DAY_MS)
      expect(found[0]).toBeLessThanOrEqual(from)
      expect(found.at(-1)).toBeLessThan(from + ms)
      for (const [i, at] of found.entries()) {
        // The moment before belongs to the day before.
        expect(localDay(at) - localDay(at - 1)).toBe(1)
        if (bucket === 'week') expect((localDay(at) + 3) % 7).toBe(0)
        const next = found[i + 1]
        if (next !== undefined) expect(localDay(next) - localDay(at)).toBe(bucket === 'week' ? 7 : 1)
      }
      expect(bucketAt(found, from)).toBe(0)
      expect(bucketAt(found, from + ms - 1)).toBe(found.length - 1)
    }),
    { numRuns: 200 },
  )
})

it('a moment lies in the last bucket that has begun', () => {
  expect([0, 9, 10, 19, 20, 99].map((at) => bucketAt([10, 20], at))).toEqual([-1, -1, 0, 0, 1, 1])
})

it('grow with the range, so that about a hundred are seen', () => {
  expect([0.25, 1, 4, 5, 100, 101].map((days) => bucketFor(0, days * DAY_MS))).toEqual([
    ...['quarter', 'hour', 'hour', 'day', 'day', 'week'],
  ])
})

it('are refused where nobody could look at so many, and in zones that are nowhere', () => {
  expect(() => bucketStarts(0, 3001 * HOUR_MS, 'hour', offsetsOf('UTC'))).toThrow(RangeError)
  expect(() => offsetsOf('Europe/Atlantis')).toThrow(RangeError)
})

it('ask what time it is there once a day, not for each of a month’s quarters of an hour', () => {
  const asked = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts')
  const [from, to] = [Date.parse('2026-10-10T00:00Z'), Date.parse('2026-11-09T00:00Z')]
  expect(bucketStarts(from, to, 'quarter', offsetsOf('Europe/Vienna'))).toHaveLength(30 * 96)
  // The day on which clocks are put back is asked for each of its quarters.
  expect(asked.mock.calls.length).toBeLessThan(32 + 2 * 96)
  asked.mockRestore()
})
