import { afterAll, beforeAll, vi } from 'vitest'
import { tellFollowers } from './clock-followers.ts'

/** Date stands still for the servers that this file starts from now on, until it is told to go on. Timers run as ever. */
export function stopClock() {
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    await tellFollowers(Date.now())
  })
  afterAll(async () => {
    vi.useRealTimers()
    await tellFollowers(undefined)
  })
  return {
    async advance(ms: number): Promise<void> {
      vi.setSystemTime(Date.now() + ms)
      await tellFollowers(Date.now())
    },
  }
}
