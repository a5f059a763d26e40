import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAlarm } from '../../../api/edge/alarm.ts'

const DAY_MS = 86_400_000
const NOW = Date.parse('2026-11-30T12:00:00Z')

let setFor: number | null
let kept: number
let next: number
let pagesDueAt: number
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  setFor = null
  kept = 0
  next = DAY_MS
  pagesDueAt = Infinity
})
afterEach(() => {
  vi.useRealTimers()
})

const delivered = async () => true
const objectStarts = () =>
  createAlarm({
    clock: {
      getAlarm: async () => setFor,
      setAlarm: async (at) => {
        setFor = at
      },
    },
    outbox: { empty: delivered, emptySoon: delivered },
    pages: { sweep: () => pagesDueAt },
    keepHouse: async () => {
      kept++
      return Date.now() + next
    },
    log: () => {},
  })
const days = (ms: number) => (ms - Date.now()) / DAY_MS

test('whoever changes something ends the wait for an alarm that was set by a clock that was ahead', async () => {
  vi.setSystemTime(NOW + 400 * DAY_MS)
  const alarm = objectStarts()
  await alarm.ring()
  vi.setSystemTime(NOW)
  expect(days(setFor ?? 0)).toBe(401)
  await alarm.deliver()
  expect(days(setFor ?? 0)).toBe(1)
})

test('the house is kept again once the clock was set back, and not before it is due otherwise', async () => {
  vi.setSystemTime(NOW + 400 * DAY_MS)
  const alarm = objectStarts()
  await alarm.ring()
  await alarm.ring()
  expect(kept).toBe(1)
  vi.setSystemTime(NOW)
  await alarm.ring()
  expect([kept, days(setFor ?? 0)]).toEqual([2, 1])
})

test('it rings once a day at least, whatever is due later', async () => {
  next = 30 * DAY_MS
  const alarm = objectStarts()
  await alarm.ring()
  expect(days(setFor ?? 0)).toBe(1)
  vi.setSystemTime(NOW + DAY_MS)
  await alarm.ring()
  expect([kept, days(setFor ?? 0)]).toEqual([1, 1])
})

test('it rings for pages that an operator is busy with', async () => {
  const alarm = objectStarts()
  await alarm.ring()
  pagesDueAt = NOW + DAY_MS / 8
  await alarm.deliver()
  expect(days(setFor ?? 0)).toBe(1 / 8)
  await alarm.ring()
  expect(days(setFor ?? 0)).toBe(1 / 8)
})
