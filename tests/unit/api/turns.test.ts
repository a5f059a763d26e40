import { expect, it } from 'vitest'
import { createTurns } from '../../../api/studio/turns.ts'

/** Turns on a clock of their own, which work and rest move on. */
function turnsOfAClock(share: number, burstMs: number) {
  let [clock, worked] = [0, 0]
  const turns = createTurns({
    ...{ share, burstMs, clock: () => clock },
    pause: async () => {},
    sleep: async (ms) => {
      clock += ms
    },
  })
  const work = async (ms: number) => {
    clock += ms
    worked += ms
  }
  return { turns, work, worked: () => worked, now: () => clock }
}

it('gives work its share of the time and no more, but for a burst', async () => {
  const { turns, work, worked, now } = turnsOfAClock(1 / 5, 100)
  await Promise.all(Array.from({ length: 200 }, () => turns.take('a', () => work(10))))
  expect(worked()).toBe(2000)
  // Nineteen twentieths of two seconds are rested for, four times as long as they are worked.
  expect(now()).toBeGreaterThanOrEqual((2000 - 110) * 5)
  expect(now()).toBeLessThanOrEqual(2000 * 5)
})

it('takes those who wait in turns, however much one of them asks for', async () => {
  const { turns, work } = turnsOfAClock(1, 0)
  const order: string[] = []
  const ask = (who: string) =>
    turns.take(who, async () => {
      await work(1)
      order.push(who)
    })
  await Promise.all(['a', 'a', 'a', 'a', 'b', 'c', 'b'].map(ask))
  expect(order.join('')).toBe('abcabaa')
})

it('goes on after work that fails, and lets everything else run between two pieces', async () => {
  const order: string[] = []
  const turns = createTurns({ share: 1, burstMs: 1000, pause: () => new Promise((resolve) => setImmediate(resolve)) })
  const failing = turns.take('a', async () => {
    order.push('report')
    setImmediate(() => order.push('fan'))
    throw new Error('broken')
  })
  const next = turns.take('a', async () => order.push('report'))
  await expect(failing).rejects.toThrow('broken')
  await next
  expect(order).toEqual(['report', 'fan', 'report'])
})
