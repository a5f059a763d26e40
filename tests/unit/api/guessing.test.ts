import { expect, it } from 'vitest'
import { createGuessing } from '../../../api/guessing.ts'
import { type Network, networkOf } from '../../../api/network.ts'
import { MOST_ALIVE } from '../../../db/campaign/spoken.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** How many tries of a day get through when these networks never stop. */
function triesOfADay(networks: readonly Network[], stepMs = HOUR_MS): number {
  let now = 0
  const guessing = createGuessing(() => now)
  let tries = 0
  for (; now < DAY_MS; now += stepMs) {
    for (const network of networks) while (guessing.take('tape', network)) tries++
  }
  return tries
}

const many = (n: number, address: (i: number) => string) => Array.from({ length: n }, (_, i) => networkOf(address(i)))
/** A network in each of so many /16s. */
const everywhere = (n: number) => many(n, (i) => `${1 + (i >> 8)}.${i & 255}.0.1`)

it('lets one network try 10 times and then 6 times an hour', () => {
  expect(
    triesOfADay(
      many(1, () => '192.0.2.1'),
      HOUR_MS / 6,
    ),
  ).toBe(10 + 6 * 24 - 1)
})

it('lets a /48 have a ninth of a window, and a /32 a fifth', () => {
  expect(triesOfADay(many(256, (i) => `2001:db8:0:${i.toString(16)}::`))).toBeLessThanOrEqual((600 / 9 + 1) * 4)
  expect(triesOfADay(many(256, (i) => `2001:db8:${i.toString(16)}::`))).toBeLessThanOrEqual((600 / 5 + 1) * 4)
})

it.each([
  [40, 37],
  [400, 15],
  [2000, 4],
])('lets %i /16s together try 2,400 times a day and 12 for each: one hit in %i days at the very most', (n, days) => {
  const tries = triesOfADay(everywhere(n))
  expect(tries).toBeLessThanOrEqual(2400 + 12 * n)
  expect((tries * MOST_ALIVE) / 1024 ** 3).toBeLessThan(1 / days)
})

it.each([
  [4, 10],
  [10, 7],
  [1000, 3],
])('when %i /16s have taken what they can, the next network has %i tries', (n, left) => {
  const guessing = createGuessing(() => 0)
  for (let i = 0; i < n; i++) {
    const flood = many(n > 100 ? 4 : 256, (j) => `${1 + (i >> 8)}.${i & 255}.${j}.1`)
    for (const network of flood) while (guessing.take('tape', network));
  }
  const next = networkOf('203.0.113.9')
  let tries = 0
  while (guessing.take('tape', next)) tries++
  expect(tries).toBe(left)
})

it('counts each campaign alone, and nothing for what is right', () => {
  const guessing = createGuessing(() => 0)
  const network = networkOf('203.0.113.9')
  while (guessing.take('tape', network));
  expect(guessing.take('lettre', network)).toBeDefined()
  for (let i = 0; i < 2000; i++) {
    const giveBack = guessing.take('lettre', network)
    expect(giveBack).toBeDefined()
    giveBack?.()
  }
})
