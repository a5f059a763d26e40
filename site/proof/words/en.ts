import type { ProofWords } from './proof-words.ts'

export const en: ProofWords<'one'> = {
  title: 'The proof',
  through: 'Through this link',
  throughOf: 'Through the link of {name}',
  said: '{through}: {figures}. {at}',
  reach: {
    people: { zero: 'Nobody yet', one: 'person', other: 'people' },
    hands: { one: 'one hand', other: '{n}\u00a0hands' },
    days: { one: 'one day', other: '{n}\u00a0days' },
    depth: '{hands} deep, in {days}',
  },
  at: 'As of {date}',
  period: 'From the first opening, {from}, to the last, {to}.',
  checking: 'Checking the signature…',
  valid: 'The signature is right. These figures come from {site}, and nobody has touched them since.',
  forged: 'The signature is wrong. The figures were changed, or the address arrived damaged. Don’t rely on them.',
  unknownKey: 'Signed by another key than the one that {site} publishes today. Without that key nothing is proven.',
  offline: 'The public key did not arrive. Without it nothing is checked yet. Reload the page.',
  missing: 'There is no proof in this address. Ask for all of it to be sent again.',
  proves: {
    title: 'What it proves',
    lines: [
      'The site had counted this many openings of the link, and of all links that grew from it, at the time shown.',
      'Each was counted once per browser. Those that look like a machine are not among them, nor those that were voided.',
      'The figures have not changed since they were signed.',
    ],
  },
  provesNot: {
    title: 'What it doesn’t prove',
    lines: [
      'That these are as many different people: whoever has two devices is counted twice.',
      'How things stand today: the link may have gone further, or openings may have been voided.',
      'Who opened it. The site itself doesn’t know.',
    ],
  },
  elsewhere: 'To check it without this page: {command}. The public key is here: {address}',
  card: {
    title: 'The card',
    png: 'Picture (PNG)',
    svg: 'Drawing (SVG)',
    statement: 'The proof alone (JWS)',
    failed: 'This browser could not draw the picture. The drawing is there.',
  },
  check: 'Check it at {site}',
}
