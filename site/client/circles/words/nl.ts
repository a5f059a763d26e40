import type { CircleLanguage } from './circle-words.ts'

export const nl: CircleLanguage<'one'> = (say) => ({
  entering: say('Je komt in de kring ‘\u2068{name}\u2069’.', 'U komt in de kring ‘\u2068{name}\u2069’.'),
  toChoose: say('Je kiest je kring als je opent.', 'U kiest uw kring bij het openen.'),
  choose: {
    line: say('Kies je kring.', 'Kies uw kring.'),
    hint: say('Daar doe je het samen, en daar blijf je.', 'Daar doet u het samen, en daar blijft u.'),
    list: 'De kringen',
    enter: 'In deze kring',
    back: 'Terug',
    later: 'Later',
    first: 'Kies eerst een kring.',
  },
  gone: {
    line: 'Die kring is er niet meer.',
    hint: 'Er is niets geteld. Kies een andere, of ga zonder kring naar binnen.',
    without: 'Zonder kring naar binnen',
  },
  search: {
    label: say('Je postcode of je plaats', 'Uw postcode of uw plaats'),
    private: say('Dat blijft in je browser.', 'Dat blijft in uw browser.'),
    none: 'Niets gevonden. Kies uit de lijst.',
    found: {
      one: 'Eén kring gevonden.',
      other: say('Het kunnen {n}\u00a0kringen zijn. Kies de jouwe.', 'Het kunnen {n}\u00a0kringen zijn. Kies de uwe.'),
    },
  },
  title: 'Kring \u2068{name}\u2069',
  views: { zero: 'De kring begint net.', one: 'mens in de kring', other: 'mensen in de kring' },
  goal: 'Het doel van de kring: {n}',
  goalReached: 'De kring is er.',
  split: {
    line: say('Je kring is gegroeid.', 'Uw kring is gegroeid.'),
    text: say(
      'Hij is gesplitst, zodat iedereen elkaar nog kent. Je zit nu in ‘\u2068{name}\u2069’, met iedereen die via jou kwam.',
      'Hij is gesplitst, zodat iedereen elkaar nog kent. U zit nu in ‘\u2068{name}\u2069’, met iedereen die via u kwam.',
    ),
    ok: 'Oké',
  },
})
