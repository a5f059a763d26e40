import { expect, it } from 'vitest'
import { shorten } from '../../../campaigns/preview-text.ts'

it.each([
  ['La nuit est longue', 18, 'La nuit est longue'],
  ['La nuit est longue', 17, 'La nuit est…'],
  ['La nuit est longue', 12, 'La nuit est…'],
  ['La nuit est longue', 11, 'La nuit…'],
  ['La nuit, et le jour', 10, 'La nuit…'],
  ['Anticonstitutionnellement', 10, 'Anticonst…'],
  ['🌙🌙🌙 nuit', 5, '🌙🌙🌙…'],
])('%j in %d characters is %j: never cut within a word that fits', (text, most, expected) => {
  expect(shorten(text, most)).toBe(expected)
})
