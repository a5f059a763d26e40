import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createNodeIds,
  firstIdAt,
  type NodeId,
  OBJECT_WRITERS,
  openedAt,
  readClock,
  shareOfObject,
  shareOfProcess,
  WRITERS,
} from '../../../db/campaign/node-id.ts'
import { rootId } from '../../../seal/link.ts'
import { keyring } from '../../support/fixture.ts'

const EPOCH = Date.UTC(2026, 0, 1)
const NOW = Date.UTC(2026, 10, 23)

describe('node ids', () => {
  it('only grow, even when a millisecond is used up or the clock steps back', () => {
    let now = NOW
    const next = createNodeIds(shareOfProcess(5), () => now)
    const ids = Array.from({ length: 1000 }, (_, i) => {
      if (i === 500) now -= 60_000
      return next()
    })
    expect(ids.every((id, i) => i === 0 || id > (ids[i - 1] ?? 0))).toBe(true)
    expect(ids.every(Number.isSafeInteger)).toBe(true)
  })

  it('never meet those of another writer', () => {
    const writers = [
      ...Array.from({ length: WRITERS }, (_, number) => shareOfProcess(number)),
      ...Array.from({ length: OBJECT_WRITERS }, (_, number) => shareOfObject(number)),
    ].map((share) => createNodeIds(share, () => NOW))
    const ids = Array.from({ length: 100 }, () => writers.map((next) => next())).flat()
    expect(new Set(ids).size).toBe(100 * (WRITERS + OBJECT_WRITERS))
  })

  it('stay safe integers until 2060 and can be found by time', () => {
    const late = Date.UTC(2060, 0, 1)
    expect(Number.isSafeInteger(createNodeIds(shareOfObject(255), () => late)())).toBe(true)
    expect(createNodeIds(shareOfProcess(0), () => NOW)()).toBe(firstIdAt(NOW))
    expect(createNodeIds(shareOfObject(255), () => NOW - 1)()).toBeLessThan(firstIdAt(NOW))
  })

  it('tell when they were made: 64 a millisecond, the rest borrowed from the next', () => {
    const next = createNodeIds(shareOfProcess(5), () => NOW)
    const times = Array.from({ length: 129 }, () => openedAt(next()))
    expect(times).toEqual([...Array(64).fill(NOW), ...Array(64).fill(NOW + 1), NOW + 2])
    expect([EPOCH, NOW].map((time) => openedAt(firstIdAt(time)))).toEqual([EPOCH, NOW])
    expect(openedAt((firstIdAt(NOW) - 1) as NodeId)).toBe(NOW - 1)
    expect([0, 2 ** 52 - 1].map((root) => openedAt(root as NodeId))).toEqual([undefined, undefined])
    expect([0, EPOCH].map((time) => firstIdAt(time))).toEqual([2 ** 52, 2 ** 52])
  })

  it('are above all that were given before a restart, and above their parents’, whatever the clock says', () => {
    const last = createNodeIds(shareOfObject(255), () => NOW)()
    expect(createNodeIds(shareOfProcess(0), () => NOW - 60_000, last)()).toBe(firstIdAt(NOW + 1))
    expect(createNodeIds(shareOfProcess(0), () => NOW + 9, last)()).toBe(firstIdAt(NOW + 9))
    const next = createNodeIds(shareOfProcess(0), () => NOW - 60_000)
    expect(next(last)).toBe(firstIdAt(NOW + 1))
    expect(next()).toBe(firstIdAt(NOW + 1) + 1)
    expect(createNodeIds(shareOfProcess(0), () => EPOCH + 1)(7 as NodeId)).toBe(firstIdAt(EPOCH + 1))
  })

  it('are not made by a clock that is outside what they can name, which says so', () => {
    const last = EPOCH + 2 ** 40 - 1
    expect([EPOCH, last].map(readClock)).toEqual([0, 2 ** 40 - 1])
    expect(() => readClock(EPOCH - 1)).toThrow(
      /clock of this machine says 2025-12-31, expected a time from 2026 to 2060/,
    )
    expect(() => readClock(last + 1)).toThrow(expect.objectContaining({ name: 'ClockFault' }))
    const parent = firstIdAt(last)
    expect(() => createNodeIds(shareOfProcess(0), () => NOW)(parent)).toThrow('have reached the year 2060')
    expect(openedAt(createNodeIds(shareOfProcess(0), () => NOW)((parent - 1) as NodeId))).toBe(last)
  })

  it('of roots and of views never share a range', () => {
    fc.assert(
      fc.property(fc.string(), (label) => {
        const id = rootId(keyring.root('open'), label)
        expect(id).toBeGreaterThan(0)
        expect(id).toBeLessThan(2 ** 52)
      }),
    )
    expect(firstIdAt(0)).toBe(2 ** 52)
  })
})
