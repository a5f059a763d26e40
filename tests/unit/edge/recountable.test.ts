import { expect, test } from 'vitest'
import { requireRecountable } from '../../../api/edge/recountable.ts'

test('more views than an object has memory for are not recounted, voided ones included', () => {
  const campaign = (views: number, voided: number) => [{ campaign: 'open', views, voided, isFolded: false }]
  expect(() => requireRecountable(campaign(1_400_000, 100_000))).not.toThrow()
  expect(() => requireRecountable(campaign(1_400_000, 100_001))).toThrow('1500001 views, expected 1500000 at most')
  expect(() => requireRecountable([])).not.toThrow()
})
