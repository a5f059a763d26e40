import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runOnTimer } from '../../../api/timer.ts'

const MINUTE_MS = 60_000

let clock = 0
beforeEach(() => {
  clock = 0
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

/** Time goes by, for the clock as for timers. */
async function pass(ms: number) {
  for (let left = ms; left > 0; left -= 1000) {
    clock += Math.min(left, 1000)
    await vi.advanceTimersByTimeAsync(Math.min(left, 1000))
  }
}

it('runs when it wants to, a minute after a failure, and no more once it is stopped', async () => {
  const ran: number[] = []
  const failures: unknown[] = []
  const run = async () => {
    if (ran.push(clock) === 2) throw new Error('disk full')
    return clock + 150_000
  }
  const log = (error: unknown) => void failures.push(error)
  const timer = runOnTimer(run, { firstAt: 10_000, now: () => clock, log })
  await pass(300_000)
  expect([ran, failures]).toEqual([[10_000, 160_000, 220_000], [new Error('disk full')]])
  await timer.stop()
  await pass(300_000)
  expect(ran).toHaveLength(3)
})

it('notices within a minute that the clock was set', async () => {
  let runs = 0
  const run = async () => {
    runs++
    return clock + 86_400_000
  }
  runOnTimer(run, { firstAt: 86_400_000, now: () => clock, log: () => {} })
  await pass(MINUTE_MS)
  expect(runs).toBe(0)
  clock += 86_400_000
  await pass(MINUTE_MS)
  expect(runs).toBe(1)
})

it('runs when the clock was set back, and says anew when it wants to', async () => {
  const ran: number[] = []
  const run = async () => {
    ran.push(clock)
    return clock + 3_600_000
  }
  clock = 365 * 86_400_000
  runOnTimer(run, { firstAt: clock, now: () => clock, log: () => {} })
  await pass(1000)
  expect(ran).toHaveLength(1)
  clock = 0
  await pass(2 * MINUTE_MS)
  expect(ran).toEqual([expect.anything(), expect.toSatisfy((at: number) => at <= MINUTE_MS)])
})
