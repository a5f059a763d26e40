import { expect, test } from 'vitest'
import { countAxis, gapIn } from '../../../site/studio/charts/axes.ts'

test.each([
  ['one day far above the others', [40, 5000, 31, 28, 44, 12, 30], { start: 71, end: 4982, most: 5000 }],
  ['two of many', [...Array(12).fill(20), 900, 800], { start: 32, end: 892, most: 900 }],
  ['one beside nothing', [0, 0, 60, 0], undefined],
  ['days that differ as days do', [40, 90, 310, 120, 60, 80, 100], undefined],
  ['a slope', [1, 3, 9, 27, 81, 243], undefined],
  ['none', [], undefined],
])('%s: what is left out of the axis', (_, views, gap) => {
  expect(gapIn(views)).toEqual(gap)
})

test('a lone view is a quarter of its axis, and many have one of their own', () => {
  const { max } = countAxis({ ink: '', pale: '', quiet: '', hairline: '', ground: '' })
  expect([1, 12].map((most) => (typeof max === 'function' ? max({ max: most }) : max))).toEqual([4, undefined])
})
