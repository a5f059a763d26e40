import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSharedDelay } from '../../../db/campaign/shared-delay.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('runs once for all that come meanwhile, when the shortest delay is over, and then anew', async () => {
  let runs = 0
  const within = createSharedDelay(async () => void runs++)
  const all = [within(5000), within(7000), within(100)]
  await vi.advanceTimersByTimeAsync(99)
  expect(runs).toBe(0)
  await vi.advanceTimersByTimeAsync(1)
  await Promise.all(all)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(runs).toBe(1)
  const next = within(5000)
  await vi.advanceTimersByTimeAsync(5000)
  await next
  expect(runs).toBe(2)
})

it('tells everybody who waits what went wrong', async () => {
  const within = createSharedDelay(() => Promise.reject(new Error('no')))
  const failed = Promise.all([within(1), within(2)].map((over) => expect(over).rejects.toThrow('no')))
  await vi.advanceTimersByTimeAsync(2)
  await failed
})
