import type { ProofWords } from './proof-words.ts'

export const nl: ProofWords<'one'> = {
  title: 'Het bewijs',
  through: 'Via deze link',
  throughOf: 'Via de link van {name}',
  said: '{through}: {figures}. {at}',
  reach: {
    people: { zero: 'Nog niemand', one: 'persoon', other: 'mensen' },
    hands: { one: 'één hand', other: '{n}\u00a0handen' },
    days: { one: 'één dag', other: '{n}\u00a0dagen' },
    depth: 'door {hands}, in {days}',
  },
  at: 'Stand van {date}',
  period: 'Van de eerste keer openen, {from}, tot de laatste, {to}.',
  checking: 'De handtekening wordt gecontroleerd…',
  valid: 'De handtekening klopt. Deze cijfers komen van {site}, en niemand heeft er sindsdien aan gezeten.',
  forged:
    'De handtekening is vals. De cijfers zijn veranderd, of het adres is beschadigd aangekomen. Ga er niet van uit.',
  unknownKey:
    'Ondertekend met een andere sleutel dan die {site} nu publiceert. Zonder die van toen is er niets bewezen.',
  offline: 'De openbare sleutel is niet aangekomen. Zonder die is er nog niets gecontroleerd. Laad de pagina opnieuw.',
  missing: 'In dit adres zit geen bewijs. Vraag om het nog eens helemaal te sturen.',
  proves: {
    title: 'Wat dit bewijst',
    lines: [
      'Op het genoemde moment had de site zo vaak geteld dat deze link werd geopend, en alle links die eruit zijn ontstaan.',
      'Elke keer telt één keer per browser. Wat op een machine lijkt zit er niet bij, en wat is geschrapt ook niet.',
      'De cijfers zijn sinds de handtekening niet veranderd.',
    ],
  },
  provesNot: {
    title: 'Wat dit niet bewijst',
    lines: [
      'Dat het evenveel verschillende mensen zijn: wie twee toestellen heeft, telt twee keer.',
      'Hoe het er vandaag voor staat: de link kan verder zijn gegaan, of er kan iets zijn geschrapt.',
      'Wie er heeft geopend. Dat weet de site zelf niet.',
    ],
  },
  elsewhere: 'Controleren zonder deze pagina: {command}. De openbare sleutel staat hier: {address}',
  card: {
    title: 'De kaart',
    png: 'Afbeelding (PNG)',
    svg: 'Tekening (SVG)',
    statement: 'Alleen het bewijs (JWS)',
    failed: 'Deze browser kon de afbeelding niet tekenen. De tekening is er wel.',
  },
  check: 'Te controleren op {site}',
}
