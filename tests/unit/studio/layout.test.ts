import { describe, expect, test } from 'vitest'
import { layOut } from '../../../site/studio/tree/layout.ts'

/** Where each node is: its ring, and its direction as a part of a turn from the top. */
function polar(parents: number[]) {
  const { x, y, rings } = layOut({ parents })
  return parents.map((_, i) => {
    const [atX = 0, atY = 0] = [x[i], y[i]]
    const turn = (Math.atan2(atY, atX) / (2 * Math.PI) + 1.25) % 1
    return { ring: Math.round(Math.hypot(atX, atY) * rings), turn: Math.round(turn * 1000) / 1000 }
  })
}

describe('the forwarding tree', () => {
  test('a lone first link is in the middle, and its views are around it', () => {
    expect(polar([-1, 0, 0])).toMatchObject([{ ring: 0 }, { ring: 1, turn: 0.25 }, { ring: 1, turn: 0.75 }])
  })

  test('several first links have a ring of their own', () => {
    expect(polar([-1, -1, 0]).map(({ ring }) => ring)).toEqual([1, 1, 2])
  })

  test('a branch gets as much of the circle as it has ends', () => {
    // Of four ends, three are below the first view.
    const [, first, second] = polar([-1, 0, 0, 1, 1, 1])
    expect([first?.turn, second?.turn]).toEqual([0.375, 0.875])
  })

  test('a chain goes straight outwards', () => {
    const turns = polar([-1, -1, 1, 2, 3]).slice(1)
    expect(new Set(turns.map(({ turn }) => turn)).size).toBe(1)
  })
})
