import { expect, it } from 'vitest'
import { createPresence, HERE_MS } from '../../../api/brand/presence.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'

let clock = 1_000_000
const presence = () => createPresence(() => clock)
const [a, b, c] = [1, 2, 3] as NodeId[] as [NodeId, NodeId, NodeId]

it('forgets a page that goes quiet, within a minute', () => {
  const here = presence()
  here.arrive('c', a, '')
  clock += 20_000
  here.arrive('c', b, '')
  expect(here.around('c', b)).toBe(2)
  clock += HERE_MS - 20_000
  expect([here.around('c', b), here.around('c', a)]).toEqual([1, 0])
  expect(HERE_MS).toBeLessThan(60_000)
})

it('counts a page once however often it speaks, in the circle that it is in now', () => {
  const here = presence()
  for (const _ of [1, 2, 3]) here.arrive('c', a, 'bretagne')
  here.arrive('c', b, 'bretagne')
  expect(here.around('c', a)).toBe(2)
  // The circle was divided.
  here.arrive('c', b, 'bretagne.2')
  expect([here.around('c', a), here.around('c', b)]).toEqual([1, 1])
  expect(here.around('other', a)).toBe(0)
})

it('turns when somebody comes, goes or goes quiet, and not when they stay', () => {
  const here = presence()
  const turns = () => here.turn('c')
  expect(turns()).toBe(0)
  here.arrive('c', a, '', 3)
  const came = turns()
  here.arrive('c', a, '', 3)
  expect([came, turns()]).toEqual([1, 1])
  here.arrive('c', b, '', 3)
  here.leave('c', a)
  here.leave('c', c)
  expect(turns()).toBe(3)
  clock += HERE_MS
  expect(turns()).toBe(4)
})

it('does not turn for the coming and going in a crowd, of which it makes no difference', () => {
  const here = presence()
  for (let node = 1; node <= 100; node++) here.arrive('c', node as NodeId, '', 3)
  expect(here.turn('c')).toBe(6)
  here.leave('c', a)
  expect(here.turn('c')).toBe(6)
})

it('remembers as many pages as memory has room for, the latest', () => {
  const here = presence()
  for (let node = 1; node <= 50_010; node++) here.arrive('c', node as NodeId, '')
  here.arrive('c', a, '')
  expect(here.around('c', a)).toBeLessThanOrEqual(50_001)
  expect(here.around('c', 50_010 as NodeId)).toBeGreaterThan(49_000)
})
