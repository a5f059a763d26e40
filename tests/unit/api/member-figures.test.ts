import fc from 'fast-check'
import { expect, it } from 'vitest'
import { figuresOf, openedOf, sumOf } from '../../../api/studio/member-figures.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'

const list = 7 as NodeId
const counts = (since: string, members: number, opened: number) => ({ list, since, members, opened })

it('tells a figure from five on, and as long as five are left', () => {
  const told = (members: number, opened: number) => Object.values(openedOf({ members, opened })).join()
  expect([told(12, 4), told(12, 5), told(12, 7), told(12, 8), told(4, 2)]).toEqual([
    ...['12,0,4', '12,5,5', '12,7,7', '12,8,12', '4,0,4'],
  ])
})

it('leaves the parts out where one of them is hidden: the whole would tell it', () => {
  expect(figuresOf([counts('', 20, 10), counts('last', 30, 12)])).toEqual({
    opened: { members: 50, from: 22, to: 22 },
    since: [{ campaign: 'last', members: 30, from: 12, to: 12 }],
  })
  expect(figuresOf([counts('', 20, 10), counts('last', 30, 2)])).toEqual({
    opened: { members: 50, from: 12, to: 12 },
    since: [],
  })
  expect(figuresOf([counts('last', 30, 2)]).since).toEqual([{ campaign: 'last', members: 30, from: 0, to: 4 }])
})

it('always holds the figure between its bounds, and never tells one of fewer than five', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { minLength: 1, maxLength: 5 }), (lists) => {
      const pairs = lists.map(([members, opened]) => ({ members, opened: Math.min(opened, members) }))
      const figures = pairs.map(openedOf)
      for (const [i, { from, to, members }] of figures.entries()) {
        const opened = pairs[i]?.opened ?? 0
        expect(from <= opened && opened <= to && to <= members).toBe(true)
        if (from === to && members > 0) expect(opened >= 5 && members - opened >= 5).toBe(true)
      }
      const [sum, opened] = [sumOf(figures), pairs.reduce((total, pair) => total + pair.opened, 0)]
      expect(sum.from <= opened && opened <= sum.to).toBe(true)
    }),
  )
})
