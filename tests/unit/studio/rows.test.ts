import { describe, expect, test } from 'vitest'
import { layOutRows, rowsOf } from '../../../site/studio/tree/rows.ts'

const BOX = { width: 832, height: 332 }
/** Pixels that the names of the first links take. */
const NAMES = 100

function placesOf(parents: number[], below: number[]) {
  const { x, y } = layOutRows({ parents, below }, BOX, NAMES)
  return parents.map((_, i) => [Math.round(x[i] ?? 0), Math.round(y[i] ?? 0)])
}

describe('a small tree', () => {
  test('fills its place: first links behind their names, the last generation at the end, an end a row', () => {
    // Two first links; below the second, a chain and a lone view.
    const places = placesOf([-1, -1, 1, 1, 2], [0, 3, 1, 0, 0])
    const [alone, root, chain, lone, end] = places
    expect(places.map(([x]) => x)).toEqual([100, 100, 450, 450, 800])
    // What grew the most comes first, and whoever passed it on stands in the middle of their own.
    expect([end, lone, alone].map((place) => place?.[1])).toEqual([82, 182, 282])
    expect(chain?.[1]).toBe(82)
    expect(root?.[1]).toBe(132)
  })

  test('is one that has room for a row an end; a larger one is drawn in rings', () => {
    const star = (ends: number) => ({ parents: Array.from({ length: ends + 1 }, (_, i) => (i === 0 ? -1 : 0)) })
    expect(rowsOf(star(56))).toBe(56)
    expect(rowsOf(star(57))).toBeUndefined()
    const chain = (generations: number) => ({ parents: Array.from({ length: generations + 1 }, (_, i) => i - 1) })
    expect(rowsOf(chain(24))).toBe(1)
    expect(rowsOf(chain(25))).toBeUndefined()
  })
})
