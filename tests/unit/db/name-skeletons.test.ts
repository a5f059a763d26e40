import fc from 'fast-check'
import { expect, it } from 'vitest'
import { areAlike } from '../../../db/studio/name-skeletons.ts'

it.each([
  ['Nour', 'n o u r'],
  ['Nour', 'Νour'],
  ['Nour', 'No\u00adu\u200br'],
  ['Nour', 'Nour\u2800'],
  ['Nour', 'ＮＯＵＲ'],
  ['محمد', 'محمـد'],
  ['vera', 'νera'],
  ['Zoé', 'ZOE\u0301'],
  ['paypal', 'раураl'],
  ['мария', 'МАРИЯ'],
  ['Марк', 'Mapk'],
  ['Ilia', 'llia'],
  ['Ilia', '1lia'],
  ['Olga', '0lga'],
  ['Armin', 'Arrnin'],
  ['Straße', 'STRASSE'],
])('takes %s and %s for one name', (one, other) => {
  expect(areAlike(one, other)).toBe(true)
  expect(areAlike(other, one)).toBe(true)
})

it.each([
  ['Zoe', 'Zoé'],
  ['Ilia', 'Lila'],
  ['Nera', 'Vera'],
  ['Nour', 'Noor'],
  ['Guest 1', 'Guest 11'],
])('keeps %s and %s apart', (one, other) => {
  expect(areAlike(one, other)).toBe(false)
})

it('sees neither case nor blanks, whatever the name', () => {
  const word = fc.stringMatching(/^[a-zäéñçàа-яα-ω]{1,12}$/)
  fc.assert(fc.property(word, word, (one, other) => areAlike(`${one} ${other}`, `${one}${other}`.toUpperCase())))
})
