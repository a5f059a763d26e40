import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactIn } from '../../../campaigns/contact.ts'
import { contactInLabel } from '../../../campaigns/label-contact.ts'

describe('an address in a label is found', () => {
  it.each([
    'jean@club.fr',
    'Jean Dupont <jean.dupont@club.fr>',
    'jean＠club．fr',
    'jean @ club.fr',
    'jean\u200b@\u200bclub\u00ad.fr',
    'jеan@сlub.fr',
    'jean at club dot fr',
    'Jean (at) club (point) fr',
    'jean arobase club point fr',
    'jean[at]club.fr',
    'jean chiocciola club punto it',
    'jean_dupont gmail.com',
    'jean dupont ɡmаil.com'.replace('ɡ', 'g'),
    'mailto:jean',
    'jean@localhost',
    'نور@نادي.مصر',
  ])('%s', (label) => expect(contactIn(label)).toBe('email'))
})

describe('a phone number in a label is found', () => {
  it.each([
    '+33 6 12 34 56 78',
    '+33(0)6 12 34 56 78',
    '＋３３６１２３４５６７８',
    '0033612345678',
    '06.12.34.56.78',
    '06 12 34 56 78',
    '0612345678',
    '06-12-34-56-78',
    'Momo 06/12/34/56/78',
    'O6 12 34 56 78',
    '06 l2 34 56 78',
    '٠٦١٢٣٤٥٦٧٨',
    '06\u200912\u202f34\u00a056\u200778',
    '612345678',
    '6 12 34 56 78',
    '33612345678',
    '020 7946 0958',
    '0171 1234567',
    '(555) 123-4567',
    '612 345 678',
    'tél : 123456',
    'WhatsApp 4567 8901',
    'wa.me/33612345678',
    'Nour +4915112345678',
  ])('%s', (label) => expect(contactIn(label)).toBe('phone'))
})

it.each([
  'six douze quarante-trois onze soixante-dix-huit',
  'Odile, zéro six douze trente-quatre cinquante-six soixante-dix-huit',
  'oh two oh seven nine four six oh nine five eight',
])('a dictated phone number is found: %s', (label) => expect(contactInLabel(label)).toBe('phone'))

it('an account number is told from other numbers by its check digits', () => {
  expect(contactIn('FR76 3000 6000 0112 3456 7890 189')).toBe('account')
  expect(contactIn('de89370400440532013000')).toBe('account')
  expect(contactIn('FR12 3456 7890 1234 5678 9012 345')).toBeUndefined()
})

describe('a name or a number that leads to nobody is left alone', () => {
  it.each([
    'Maryam',
    '@nour.b',
    'Kop @ Nord',
    'Rendez-vous at the point of no return',
    'Zoé at Point Sud',
    '0451',
    '004512',
    '0000451200',
    '20261204',
    '12/05/2026',
    '2026-2027 0451',
    'Abonné 2026-27, 0451',
    'Bloc 12, rang 4, place 18',
    '04 18 12',
    'R2-D2',
    'Licence 2412568037980643',
    '2412568037980643',
    'N612345678',
    'Les 931 de la tribune',
    'Affiche de la rue des Martinets, 12 bis',
    'Premier lien',
    '1 234 567',
    'Équipe 3, 15 h 30',
    'Table 12, 14 h',
    'Table douze, quatorze heures',
    'Les six de la table deux',
    'Les Douze Coups, saison deux mille',
  ])('%s', (label) => expect(contactInLabel(label)).toBeUndefined())
})

it('no number of up to eight digits, padded or not, is taken for a phone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 8 }), (number, width) => {
      const padded = String(number).padStart(width, '0')
      expect(contactInLabel(padded)).toBeUndefined()
      expect(contactInLabel(`Deux membres ${padded}`)).toBeUndefined()
    }),
  )
})

it('a French number is found in every grouping, wherever it stands', () => {
  const separators = fc.constantFrom('', ' ', '.', '-', '\u00a0', '/')
  fc.assert(
    fc.property(
      fc.integer({ min: 1e8, max: 999_999_999 }),
      separators,
      fc.constantFrom('', 'Momo ', 'n° '),
      (n, between, before) => {
        const pairs = `0${n}`.match(/../g)?.join(between)
        expect(contactIn(`${before}${pairs}`)).toBe('phone')
      },
    ),
  )
})
