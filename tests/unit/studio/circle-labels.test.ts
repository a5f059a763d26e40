import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeLabels, radiusOf } from '../../../site/studio/circles/labels.ts'

const FRAME = { width: 400, height: 300 }
const mark = (id: string, x: number, y: number, radius = 10) => ({ id, x, y, radius })
const widthOf = () => 60

describe('names on the map', () => {
  it('stand right of their disc, and left of it at the edge', () => {
    expect(placeLabels([mark('a', 100, 100)], widthOf, FRAME)).toEqual([{ id: 'a', x: 115, y: 100, anchor: 'start' }])
    expect(placeLabels([mark('b', 380, 100)], widthOf, FRAME)).toEqual([{ id: 'b', x: 365, y: 100, anchor: 'end' }])
  })

  it('give way to the more important one, below or above, and are left out where there is no room', () => {
    const [first, second] = placeLabels([mark('a', 100, 100), mark('b', 140, 100)], widthOf, FRAME)
    expect(first).toMatchObject({ id: 'a', anchor: 'end' })
    expect(second).toMatchObject({ id: 'b', anchor: 'start' })
    const crowd = Array.from({ length: 40 }, (_, i) => mark(`c${i}`, 180 + (i % 8) * 6, 140 + Math.floor(i / 8) * 5))
    expect(placeLabels(crowd, widthOf, FRAME).length).toBeLessThan(crowd.length)
  })

  it('never meet another name, whatever lies where', () => {
    const marks = fc.uniqueArray(
      fc.record({ id: fc.uuid(), x: fc.nat(400), y: fc.nat(300), radius: fc.integer({ min: 3, max: 26 }) }),
      {
        selector: ({ id }) => id,
        maxLength: 30,
      },
    )
    fc.assert(
      fc.property(marks, (all) => {
        const boxes = placeLabels(all, widthOf, FRAME).map(({ x, y, anchor }) => {
          const left = anchor === 'start' ? x : anchor === 'end' ? x - 60 : x - 30
          return { left, right: left + 60, top: y - 7, bottom: y + 7 }
        })
        return boxes.every((a, i) =>
          boxes.every(
            (b, k) => k <= i || a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top,
          ),
        )
      }),
    )
  })
})

describe('discs', () => {
  it('are as large in area as their counts, and never too small to be seen', () => {
    expect(radiusOf(400, 400, 572)).toBe(26)
    expect(radiusOf(100, 400, 572)).toBe(13)
    expect(radiusOf(1, 4000, 572)).toBe(3)
    expect(radiusOf(0, 0, 572)).toBe(3)
    expect(radiusOf(400, 400, 220)).toBe(10)
  })
})
