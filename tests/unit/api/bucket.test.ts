import { describe, expect, it } from 'vitest'
import { Bucket, NEVER } from '../../../api/pacing/bucket.ts'
import { Crowding } from '../../../api/pacing/crowding.ts'
import { CAP_WINDOWS, type Limit } from '../../../api/pacing/limits.ts'
import { SteadyClock } from '../../../api/pacing/steady-clock.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'

/** The parts of pacing, each alone and exactly; what people notice of them together: `pacing.test.ts`. */

/** Three at once, then one every 300 ms: no whole number of milliseconds a token. */
const LIMIT: Limit = { free: 3, perSecond: 10 / 3, step: 2, hardest: 3 }
const TOKEN_MS = 300

const taken = (times: number, at = 0, limit = LIMIT) => {
  const bucket = new Bucket(limit)
  for (let i = 0; i < times; i++) bucket.take(at)
  return bucket
}

describe('a bucket', () => {
  it('has its free tokens at once, and no further one before its time', () => {
    const bucket = new Bucket(LIMIT)
    for (let i = 0; i < 3; i++) {
      expect(bucket.has(0)).toBe(true)
      bucket.take(0)
    }
    expect(bucket.has(0)).toBe(false)
    expect(bucket.has(TOKEN_MS - 1)).toBe(false)
    expect(bucket.has(TOKEN_MS)).toBe(true)
  })

  it('is full again once all have come back, and holds no more than that', () => {
    const bucket = taken(3)
    for (let i = 0; i < 3; i++) {
      expect(bucket.has(1_000_000)).toBe(true)
      bucket.take(1_000_000)
    }
    expect(bucket.has(1_000_000)).toBe(false)
  })

  it('gives each token back at its time, to the last fraction of a millisecond', () => {
    const thirds: Limit = { ...LIMIT, free: 1, perSecond: 3 }
    const bucket = new Bucket(thirds)
    let at = 0
    for (let i = 0; i < 1000; i++) {
      expect(bucket.has(at)).toBe(true)
      bucket.take(at)
      at += 1000 / 3
    }
  })

  it('may begin with tokens that are missing', () => {
    const bucket = new Bucket(LIMIT, 1000, 2)
    expect(bucket.has(1000)).toBe(true)
    bucket.take(1000)
    expect(bucket.has(1000)).toBe(false)
    expect(bucket.has(1000 + TOKEN_MS)).toBe(true)
  })

  it('remembers when it was found empty, and not that it was asked', () => {
    const bucket = taken(3)
    expect(bucket.emptyAt).toBe(NEVER)
    expect(NEVER).toBeLessThan(-(24 * 3_600_000))
    bucket.has(TOKEN_MS)
    expect(bucket.emptyAt).toBe(NEVER)
    bucket.has(TOKEN_MS - 1)
    expect(bucket.emptyAt).toBe(TOKEN_MS - 1)
  })

  it('asks for more work each time the debt has doubled, up to the hardest', () => {
    const levels = Array.from({ length: 20 }, (_, debt) => taken(3 + debt).levelAt(0))
    // Steps of 2, 4 and 8 openings; the hardest goes on.
    expect(levels).toEqual([...Array(2).fill(1), ...Array(4).fill(2), ...Array(14).fill(3)])
    expect(taken(2).levelAt(0)).toBe(0)
    expect(taken(3).levelAt(TOKEN_MS)).toBe(0)
    expect(taken(3).levelAt(TOKEN_MS / 2)).toBe(1)
  })

  it('owes no more than what leads to the hardest level, however much is taken', () => {
    const most = LIMIT.step * 2 ** (LIMIT.hardest - 1)
    const [owing, more] = [taken(3 + most), taken(1000)]
    // One of the free ones is back once the debt and a token are paid.
    const paidAt = (most + 1) * TOKEN_MS
    for (const bucket of [owing, more]) {
      expect(bucket.has(paidAt - 1)).toBe(false)
      expect(bucket.has(paidAt)).toBe(true)
    }
    expect(taken(3 + most - 1).has(paidAt - TOKEN_MS)).toBe(true)
  })

  it('takes a token back that was not used', () => {
    const bucket = taken(3)
    bucket.giveBack()
    expect(bucket.has(0)).toBe(true)
    bucket.take(0)
    expect(bucket.has(0)).toBe(false)
  })
})

describe('a crowd of one network', () => {
  const [link, other] = [7, 8] as [NodeId, NodeId]
  const [minute, hour] = CAP_WINDOWS
  const NEIGHBOURS = -(2 ** 31)
  const noted = (crowding: Crowding, times: number, at: number, of = link, own = 1) =>
    Array.from({ length: times }, () => crowding.note(of, { own, near: NEIGHBOURS }, at)).filter(Boolean).length

  it('uses up so much of a cap in a minute, and as much in the next', () => {
    const crowding = new Crowding()
    expect(noted(crowding, minute.own, 5)).toBe(0)
    expect(noted(crowding, 3, 5 + minute.lastsMs - 1)).toBe(3)
    expect(noted(crowding, minute.own, 5 + minute.lastsMs)).toBe(0)
    expect(noted(crowding, 1, 5 + minute.lastsMs)).toBe(1)
  })

  it('that opens it steadily uses up no more in an hour than a party does, and that much again in the next', () => {
    const crowding = new Crowding()
    const used = (from: number) =>
      Array.from({ length: 600 }, (_, i) => 1 - noted(crowding, 1, from + i * 6000)).reduce((a, b) => a + b)
    expect(used(0)).toBe(hour.own)
    expect(used(hour.lastsMs)).toBe(hour.own)
  })

  it('that has all addresses of its neighbourhood uses up as much as four', () => {
    const crowding = new Crowding()
    const used = (at: number) =>
      Array.from({ length: 256 }, (_, i) => crowding.note(link, { own: (i + 1) << 20, near: NEIGHBOURS }, at)).filter(
        (not) => !not,
      ).length
    expect(used(0)).toBe(minute.near)
    let inHour = minute.near
    for (let at = minute.lastsMs; at < hour.lastsMs; at += minute.lastsMs) inHour += used(at)
    expect(inHour).toBe(hour.near)
  })

  it('is still one after hundreds of openings', () => {
    expect(noted(new Crowding(), 600, 0)).toBe(600 - minute.own)
  })

  it('is hardly ever taken for one by what so many others open', () => {
    const crowding = new Crowding()
    const found = Array.from({ length: 300_000 }, (_, i) =>
      crowding.note((i + 7) as NodeId, { own: 7 * i, near: 7 * i + 2 ** 30 }, 0),
    ).filter(Boolean)
    expect(found.length).toBeLessThan(10)
  })

  it('says nothing of another network or another link', () => {
    const crowding = new Crowding()
    noted(crowding, 50, 0)
    expect(noted(crowding, minute.own, 0, other, 1)).toBe(0)
    const own = Array.from({ length: minute.own }, () => crowding.note(link, { own: -(2 ** 30), near: 2 ** 29 }, 0))
    expect(own).toEqual(Array(minute.own).fill(false))
  })
})

it('a clock that is set back stands still for a moment, and goes on from there', () => {
  const clock = new SteadyClock(1000)
  expect(clock.at(1000)).toBe(0)
  expect(clock.at(1500)).toBe(500)
  expect(clock.at(200)).toBe(500)
  expect(clock.at(300)).toBe(600)
})
