import { expect, it } from 'vitest'
import { createGuessing } from '../../../api/guessing.ts'
import { networkOf } from '../../../api/network.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** How many tries of a day get through when these networks never stop. */
function triesOfADay(addresses: readonly string[]): number {
  const networks = addresses.map(networkOf)
  let now = 0
  const guessing = createGuessing(() => now)
  let tries = 0
  for (; now < DAY_MS; now += MINUTE_MS) {
    for (const network of networks) while (guessing.take('tape', network)) tries++
  }
  return tries
}

it('lets one network try 10 times and then 6 times an hour', () => {
  expect(triesOfADay(['192.0.2.1'])).toBe(10 + 6 * 24 - 1)
})

it('lets one neighbourhood of networks try 150 times and then 20 times an hour', () => {
  const networks = Array.from({ length: 256 }, (_, i) => `2001:db8:0:${i.toString(16)}::`)
  expect(triesOfADay(networks)).toBeLessThanOrEqual(150 + 20 * 24)
})

it('lets everybody together try 600 times and then 60 times an hour: one hit in two months at the very most', () => {
  const networks = Array.from({ length: 2000 }, (_, i) => `${10 + (i % 200)}.${i % 7}.0.${i % 251}`)
  const tries = triesOfADay(networks)
  expect(tries).toBeLessThanOrEqual(600 + 60 * 24)
  const [codes, mostAlive] = [1024 ** 3, 10_000]
  expect((tries * mostAlive) / codes).toBeLessThan(1 / 50)
})

it('leaves others alone whom a flood does not concern, and costs nothing when it is right', () => {
  const guessing = createGuessing(() => 0)
  for (let i = 0; i < 1000; i++) guessing.take('tape', networkOf(`2001:db8:0:${i}::`))
  expect(guessing.take('tape', networkOf('2001:db8:9:9::'))).toBe(false)
  expect(guessing.take('lettre', networkOf('2001:db8:9:9::'))).toBe(true)
  for (let i = 0; i < 2000; i++) {
    expect(guessing.take('tape', networkOf('203.0.113.9'))).toBe(true)
    guessing.giveBack('tape', networkOf('203.0.113.9'))
  }
})
