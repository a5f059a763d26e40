import { expect, it } from 'vitest'
import { createSteadiness } from '../../../api/steadiness.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

it('trusts a clock that has gone as time does for an hour, and no other', () => {
  let [now, elapsed] = [Date.UTC(2026, 10, 28), 5000]
  const isSteady = createSteadiness({ now: () => now, elapsed: () => elapsed })
  const pass = (ms: number) => {
    now += ms
    elapsed += ms
    return isSteady()
  }
  expect([pass(59 * MINUTE_MS), pass(MINUTE_MS), pass(24 * HOUR_MS)]).toEqual([false, true, true])
  for (const jump of [365 * 24 * HOUR_MS, -365 * 24 * HOUR_MS]) {
    now += jump
    expect([isSteady(), pass(59 * MINUTE_MS), pass(MINUTE_MS)]).toEqual([false, false, true])
  }
  // As a time server corrects it.
  now += 30_000
  expect(isSteady()).toBe(true)
})
