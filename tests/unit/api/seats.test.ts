import { expect, it } from 'vitest'
import { tallySeats } from '../../../api/live-tallies.ts'
import { networkOf } from '../../../api/network.ts'
import { createSeats } from '../../../api/seats.ts'

it('holds so many in all and of each who shares a limit, and has room again when one leaves', () => {
  const seats = createSeats<string>([{ most: 3 }, { most: 2, sharedBy: (name) => name }])
  const leave = seats.take('a')
  seats.take('a')
  expect(seats.take('a')).toBeUndefined()
  expect(seats.isFull).toBe(false)
  seats.take('b')
  expect(seats.take('b')).toBeUndefined()
  expect(seats.isFull).toBe(true)
  leave?.()
  leave?.()
  expect(seats.take('a')).toBeDefined()
  expect(seats.take('b')).toBeUndefined()
})

it('counts what is alike once, for as long as one of those who hold it stays', () => {
  const seats = createSeats<string>([{ most: 1, counting: (name) => name }])
  const [first, second] = [seats.take('a'), seats.take('a')]
  expect(seats.take('b')).toBeUndefined()
  first?.()
  first?.()
  expect(seats.take('b')).toBeUndefined()
  second?.()
  expect(seats.take('b')).toBeDefined()
})

it('leaves streams of tallies to others, whatever one address or whoever runs a /16 takes', () => {
  const seats = createSeats(tallySeats(1000))
  const taken = (addresses: readonly string[]) =>
    addresses.filter((address) => seats.take({ topic: 'open', guest: networkOf(address) })).length
  const times = (n: number, address: (i: number) => string) => Array.from({ length: n }, (_, i) => address(i))
  expect(taken(times(2000, () => '203.0.113.9'))).toBe(100)
  expect(taken(times(2000, (i) => `203.0.${i & 255}.${i >> 8}`))).toBe(400)
  expect(taken(times(400, (i) => `198.51.100.${i & 63}`))).toBe(400)
})
