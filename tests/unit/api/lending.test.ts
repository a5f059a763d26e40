import { expect, it } from 'vitest'
import { createLending } from '../../../api/lending.ts'
import { networkOf } from '../../../api/network.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { type Borrower, MOST_ALIVE } from '../../../db/campaign/spoken.ts'

const DAY_MS = 86_400_000
const ROOT = 1 as NodeId

/** A campaign whose ledger lends what it may, as `lendCode` does. */
function campaign() {
  let now = 0
  let alive: number[] = []
  const lending = createLending(() => now)
  const ask = (address: string, borrower: Partial<Borrower> = {}): boolean => {
    const asks = { line: [], root: ROOT, isDoubtful: false, ...borrower }
    const { most, giveBack } = lending.take('tape', networkOf(address), asks, now + DAY_MS)
    if (alive.length >= most) {
      giveBack()
      return false
    }
    alive.push(now + DAY_MS)
    return true
  }
  const askOften = (
    n: number,
    address: (i: number) => string,
    borrower: (i: number) => Partial<Borrower> = () => ({}),
  ) => Array.from({ length: n }, (_, i) => ask(address(i), borrower(i))).filter(Boolean).length
  const wait = (ms: number) => {
    now += ms
    alive = alive.filter((until) => until > now)
  }
  return { askOften, wait, alive: () => alive.length }
}

const everywhere = (i: number) => `${1 + ((i >> 8) % 200)}.${i & 255}.7.9`
const below = (...line: number[]) => ({ line: line as NodeId[] })

it('lends one address a part of all codes, and its /24 and /16 not many times that', () => {
  expect(campaign().askOften(9000, () => '203.0.113.9')).toBe(200)
  expect(campaign().askOften(9000, (i) => `203.0.113.${i & 255}`)).toBe(385)
  expect(campaign().askOften(9000, (i) => `203.0.${i & 255}.9`)).toBe(715)
})

it('has codes for the next network when ten thousand were asked for in ten /16s', () => {
  const { askOften } = campaign()
  askOften(10_000, (i) => `203.${i % 10}.${(i >> 4) & 255}.9`)
  expect(askOften(1000, () => '198.51.100.9')).toBeGreaterThan(30)
})

it('has some for a network that has hardly any, when everything was asked for everywhere', () => {
  const { askOften, alive } = campaign()
  askOften(12_000, (i) => everywhere(i % 2000))
  expect(alive()).toBeGreaterThanOrEqual(5000)
  expect(askOften(10, () => '203.0.113.9')).toBe(3)
  askOften(12_000, (i) => everywhere(2000 + i))
  expect(alive()).toBeGreaterThan(9300)
  expect(alive()).toBeLessThanOrEqual(MOST_ALIVE)
})

it('lends a link and a branch a part, and more to those beside them', () => {
  const { askOften } = campaign()
  expect(askOften(5000, everywhere, () => below(10, 5))).toBe(2000)
  expect(
    askOften(
      100,
      (i) => everywhere(5000 + i),
      () => below(11, 5),
    ),
  ).toBe(100)
  expect(
    askOften(
      100,
      (i) => everywhere(6000 + i),
      () => below(12, 6),
    ),
  ).toBe(100)
})

it('lends views that carry a doubt a part, whatever their networks and branches', () => {
  const { askOften } = campaign()
  expect(askOften(5000, everywhere, () => ({ isDoubtful: true }))).toBe(1112)
  expect(askOften(100, everywhere)).toBe(100)
})

it('lends a root nearly all, so that a campaign may have a single one', () => {
  const { askOften } = campaign()
  const from = (i: number) => everywhere(i % 1000)
  // 16 of 17.
  expect(askOften(20_000, from)).toBe(4706)
  expect(campaign().askOften(20_000, from, () => ({ root: undefined }))).toBeGreaterThan(4800)
  expect(
    askOften(
      50,
      (i) => everywhere(9000 + i),
      () => ({ root: 2 as NodeId }),
    ),
  ).toBe(50)
})

it('has everything back after a day', () => {
  const { askOften, wait } = campaign()
  expect(askOften(300, () => '203.0.113.9')).toBe(200)
  wait(DAY_MS)
  expect(askOften(300, () => '203.0.113.9')).toBe(200)
})
