import { expect, it } from 'vitest'
import { createStock, type Group } from '../../../api/stock.ts'

const SIZE = 1000
const half = (name: string): Group[] => [{ name, share: 1 / 2 }]

function stockAt(now: () => number = () => 0) {
  const stock = createStock(SIZE, now)
  /** Takes as many as it is let. */
  const takeAll = (groups: Group[], until = 1) => {
    let taken = 0
    for (; stock.out < stock.limitFor(groups); taken++) stock.take(groups, until)
    return taken
  }
  return { stock, takeAll }
}

it('lets a group have its share of what is left, and no more', () => {
  const { takeAll } = stockAt()
  expect(takeAll(half('a'))).toBe(334)
  expect(takeAll(half('a'))).toBe(0)
})

it('leaves to each that comes as great a part as to the one before', () => {
  const { stock, takeAll } = stockAt()
  expect([1, 2, 3, 4].map((i) => takeAll(half(`${i}`)))).toEqual([334, 222, 148, 99])
  expect(SIZE - stock.out).toBe(197)
  expect(stock.heldBy('2')).toBe(222)
})

it('is bound by the narrowest of all groups', () => {
  const { takeAll } = stockAt()
  expect(takeAll([...half('a'), { name: 'b', share: 1 / 9 }])).toBe(100)
  expect(takeAll([...half('c'), { name: 'b', share: 1 / 9 }])).toBe(0)
})

it('may be taken up but for a little by a group that has a greater share', () => {
  const { takeAll } = stockAt()
  expect(takeAll([{ name: 'a', share: 9 }])).toBe(900)
})

it('knows what each group holds, less what was brought back or is due', () => {
  let now = 0
  const { stock } = stockAt(() => now)
  const bringBack = [10, 20, 20, 30].map((until) => stock.take(half('a'), until))
  bringBack[0]?.()
  bringBack[0]?.()
  expect([stock.heldBy('a'), stock.limitFor(half('a'))]).toEqual([3, SIZE - 6])
  now = 20
  expect(stock.limitFor(half('a'))).toBe(SIZE - 2)
  now = 30
  expect(stock.heldBy('a')).toBe(0)
  expect(stock.limitFor(half('a'))).toBe(SIZE)
  stock.take(half('a'), 40)
  expect(stock.heldBy('a')).toBe(1)
  now = 40
  expect(stock.heldBy('a')).toBe(0)
})

it('has back what is due, and what is brought back, once', () => {
  let now = 0
  const { stock, takeAll } = stockAt(() => now)
  const bringBack = stock.take(half('a'), 10)
  stock.take(half('a'), 20)
  bringBack()
  bringBack()
  expect(stock.out).toBe(1)
  now = 20
  bringBack()
  expect(stock.out).toBe(0)
  expect(takeAll(half('a'), 30)).toBe(334)
})
