import { afterAll, beforeAll, vi } from 'vitest'

/** Date stands still for the servers that this file starts from now on, until it is told to go on. Timers run as ever. */
export function stopClock() {
  beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }))
  afterAll(() => void vi.useRealTimers())
  return { advance: (ms: number) => void vi.setSystemTime(Date.now() + ms) }
}
