import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactIn } from '../../../campaigns/contact.ts'
import { contactInLabel, personFault } from '../../../campaigns/label-contact.ts'

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
    'jean[arobase]club.fr',
    'jean (arobase) club.fr',
    'jean arobase club.rugby',
    'jean[@]club.fr',
    'jean ( @ ) club.fr',
    'jean{chiocciola}club.it',
    'jean(a)club.fr',
    'jean (a) club point fr',
    'jean＠club・fr',
    'jean@club\ua4f8fr',
    'jean.dupont chez gmail',
    'Jean, jean.dupont bei GMX',
    'Jean Dupont, jean<AROBAS>club.fr',
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
    '0 6 1 2 3 4 5 6 7 8',
    '06:12:34:56:78',
    '06, 12, 34, 56, 78',
    '06;12;34;56;78',
    '06 · 12 · 34 · 56 · 78',
    '06‧12‧34‧56‧78',
    "06'12'34'56'78",
    '06*12*34*56*78',
    'Momo, 06, 12, 34, 56, 78',
    ...['07911123456', '015112345678', '02079460958', '01632960123', '01001234567'],
    ...['33 6 12 34 56 78', '33 612345678', '33 (0)6 12 34 56 78', '44 7911 123456', '49 151 12345678'],
    ...['4915112345678', '41791234567', '41 79 123 45 67', '212 6 12 34 56 78', '1 617 555 1234', '1 (617) 555-1234'],
    ...['32 470 12 34 56', '39 333 123 4567', '34.612.345.678', '213 551 23 45 67', '216 20 123 456', '216-98-123-456'],
    ...['351 912 345 678', '31 6 12345678', '48 512 345 678', 'Nour 43 664 1234567'],
    '0\ufe0f\u20e36\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e34\ufe0f\u20e35\ufe0f\u20e36\ufe0f\u20e37\ufe0f\u20e38\ufe0f\u20e3',
  ])('%s', (label) => expect(contactIn(label)).toBe('phone'))
})

it.each([
  'six douze quarante-trois onze soixante-dix-huit',
  'Odile, zéro six douze trente-quatre cinquante-six soixante-dix-huit',
  'oh two oh seven nine four six oh nine five eight',
])('a dictated phone number is found: %s', (label) => expect(contactInLabel(label)).toBe('phone'))

it.each([
  ...[
    '(11) 91234-5678',
    '11 91234-5678',
    'Zé (21) 3123-4567',
    '(0151) 234-5678',
    '8 916 123-45-67',
    '8 (916) 123-45-67',
  ],
  ...['138 1234 5678', '77 123 45 67', 'Jean0612345678', '0612345678Jean'],
  ...['12 34 56 78', '24.12.34.56', 'Nour 47 12 34 56', '79 123 45 67', '475 12 34 56', '691-12-34-56'],
  ...['0451, 77 123 45 67', 'Table 3 77 123 45 67', '0451; 24 12 34 56'],
])('a phone number in a grouping that only the server reads is found: %s', (label) =>
  expect(contactInLabel(label)).toBe('phone'),
)

it.each([
  'jean -at- club -dot- fr',
  'jean*at*club*dot*com',
  'jeanATclubDOTcom',
  'иван собака mail точка ru',
  'jean @ club . rugby',
  'jean dupont gmail com',
])('an address in a spelling that only the server reads is found: %s', (label) =>
  expect(contactInLabel(label)).toBe('email'),
)

it('an account number is told from other numbers by its check digits', () => {
  expect(contactIn('FR76 3000 6000 0112 3456 7890 189')).toBe('account')
  expect(contactIn('de89370400440532013000')).toBe('account')
  expect(contactIn('FR12 3456 7890 1234 5678 9012 345')).toBeUndefined()
  for (const written of [
    ...['FR76-3000-6000-0112-3456-7890-189', 'FR76.3000.6000.0112.3456.7890.189', 'FR 76 30006 00001 12345678901 89'],
    ...[
      'FR7630006000011234567890189 Jean Dupont',
      'Jean, IBAN FR76 3000 6000 0112 3456 7890 189 (Crédit)',
      'IBANFR7630006000011234567890189',
    ],
    ...[
      'GB82 WEST 1234 5698 7654 32',
      'NL91 ABNA 0417 1643 00',
      'BE68 5390 0754 7034',
      'PL61 1090 1014 0000 0712 1981 2874',
    ],
    ...['IT60 X054 2811 1010 0000 0123 456', 'ES91 2100 0418 4502 0005 1332', 'PT50 0002 0123 1234 5678 9015 4'],
  ]) {
    expect(contactInLabel(written), written).toBe('account')
  }
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
    'Équipe (a), St. Denis',
    'Tribune (A) Nord',
    'Bloc [a] R.12',
    'Le Kop (@) Nord',
    'Match du 04/12/2026 18:30',
    'Le 04.12.2026, 20:45, bloc 12',
    '0451, 0452, 0453',
    'Places 04, 05 et 06',
    'Bloc (A) rang, pl. 12',
    'Finale 3:2, 1:0, 2:2',
    'DE 20 personnes à la table du fond, 12 chaises',
    'FR 2026, tribune 12, rang 4, places 120 à 124',
    'AB12 CD34 EF56 GH78',
    'Die 7, die bleiben',
    'Gli 11 di at',
    'Zespół 12, rząd 4, miejsce 18',
    'Los 20 de la grada, fila 3',
    'Os 14 do sector B, fila 8, lugar 112',
    'Vak 12, rij 4, stoel 18',
    'الصف ٤، المقعد ١٨',
    '0123 45',
    '012345678',
    'Table 3 - 4 - 5',
    'Groupe 10.20.30',
    ...['Promo (1998) 1234-567', 'N0612345678', '77 123 456', '11 9123-4567', 'Lille (59)'],
    ...['Places 12 14 16 18', 'N12 34 56 78', '9123 4567', '12 345 678', 'N-24123456'],
    ...['Section (69) 2025-2026', 'Lot (12) 345-678'],
    ...['Paul de chez Yahoo', 'Jean-Marc chez Orange', '4475 1234 5678', '16175551234', 'Commande 331234567890'],
    ...['33 places, 6 rangs', '1 617 555 €', '31.06.2026 18:30', '41 7 12', 'Bloc 33, rang 6, places 12 à 34'],
  ])('%s', (label) => expect(contactInLabel(label)).toBeUndefined())
})

it.each([
  ...['12 rue de Rivoli 75001 Paris', 'https://jean.fr/moi', 't.me/jean', 'jean.dupont chez gmail'],
  ...['75011 Paris', 'Dupont, F-69003 LYON', '97400 Saint-Denis', '10115 Berlin', '80331 München', '1012 AB Amsterdam'],
  ...['1200-109 Lisboa', '00-001 Warszawa', '01310-100 São Paulo', 'London SW1A 1AA', 'SW1A 1AA, London'],
])('a member is called by nothing that leads to them: %s', (label) => expect(personFault(label)).toMatch(/^looks like/))

it.each([
  'Jean Dupont, tribune 12',
  'N612345678',
  '0451',
  'Bloc 12, rang 4, place 18',
  'Équipe (a), St. Denis',
  '@nour.b',
  ...[
    '10451 Dupont',
    '10451 Lyon',
    '1024 Bruxelles',
    '1234 Berlin',
    '75 Paris',
    'Paris (75)',
    'N12 4AB',
    '75011 Parisot',
  ],
])('a member may be called so: %s', (label) => expect(personFault(label)).toBeUndefined())

it('a mobile number of any country here is found with its code, in every grouping, and without a sign', () => {
  const country = fc.constantFrom(
    ...(['33 6', '33 7', '32 4', '34 6', '41 7', '44 79', '49 151', '212 6', '213 5', '31 6', '351 9'] as const),
  )
  fc.assert(
    fc.property(
      country,
      fc.constantFrom(' ', '.', '-'),
      fc.integer({ min: 1e7, max: 99_999_999 }),
      (begun, sign, n) => {
        const [code = '', first = ''] = begun.split(' ')
        const groups = String(n).match(/../g) ?? []
        expect(contactIn([code, first, ...groups].join(sign))).toBe('phone')
        expect(contactIn([code, first + groups.join('')].join(sign))).toBe('phone')
        expect(contactIn(`+${code}${first}${groups.join('')}`)).toBe('phone')
      },
    ),
  )
})

it('seats, order numbers, years, prices and dates are none', () => {
  const [two, three] = [fc.integer({ min: 1, max: 99 }), fc.integer({ min: 100, max: 999 })]
  fc.assert(
    fc.property(two, two, three, fc.integer({ min: 1990, max: 2040 }), (a, b, c, year) => {
      for (const label of [
        ...[`Bloc ${a}, rang ${b}, place ${c}`, `${a} ${b} ${c}`, `${a}-${b}-${c}`, `Places ${a}, ${b} et ${c}`],
        ...[
          `Commande ${year}${c}${c}`,
          `${year}-${year + 1} ${c}`,
          `${a} ${c} ${c} €`,
          `${c},${String(a).padStart(2, '0')} €`,
        ],
        `Le ${(a % 28) + 1}.${(b % 12) + 1}.${year}, ${c}`,
      ]) {
        expect(contactInLabel(label), label).toBeUndefined()
      }
    }),
  )
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
