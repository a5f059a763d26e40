import { expect, test } from 'vitest'
import { isTooMany, namesOf, takenOf, tooLongOf } from '../../../site/studio/links/pasted-names.ts'

test('pasted names are taken once each, whatever program they come from', () => {
  const pasted = '\u{feff}Amina\r\n\r\nBob\t\tParis\u0000\n  \nZo\u00e9\nZoe\u0301\nAmina\u00a0\n\u202aרועי\u202c'
  expect(namesOf(pasted)).toEqual(['Amina', 'Bob Paris', 'Zo\u00e9', 'רועי'])
})

test('names that cannot be made are named', () => {
  const names = ['Zo\u00e9', 'x'.repeat(80), 'y'.repeat(81)]
  expect(tooLongOf(names)).toEqual(['y'.repeat(81)])
  expect(takenOf(names, [{ label: 'Zoe\u0301' }, { label: 'Nour' }])).toEqual(['Zo\u00e9'])
})

test('a thousand go at once, one more does not', () => {
  const names = Array.from({ length: 1001 }, (_, i) => `N${i}`)
  expect(isTooMany(names.slice(1))).toBe(false)
  expect(isTooMany(names)).toBe(true)
})
