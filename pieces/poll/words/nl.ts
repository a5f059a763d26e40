import type { PollLanguage } from './poll-words.ts'

export const nl: PollLanguage<'one'> = (say) => ({
  vote: 'Mijn stem geven',
  counted: 'Telt mee',
  change: 'Mijn stem wijzigen',
  most: { one: 'Kies er één.', other: 'Kies er hoogstens {n}.' },
  ranking: 'Zet ze op volgorde, de favoriet bovenaan.',
  none: 'Kies eerst iets.',
  tooMany: { one: 'Niet meer dan één.', other: 'Niet meer dan {n}. Haal er eerst één weg.' },
  up: 'Omhoog: {choice}',
  down: 'Omlaag: {choice}',
  place: '{choice}: {n} van {all}',
  hidden: 'De uitslag blijft geheim.',
  after: say('Je ziet de uitslag zodra je hebt gestemd.', 'U ziet de uitslag zodra u hebt gestemd.'),
  until: say('Je kunt je bedenken tot {day}, {time}.', 'U kunt zich bedenken tot {day}, {time}.'),
  thanks: say('Je stem telt.', 'Uw stem telt.'),
  kept: say(
    'Geen netwerk, dus je stem telt nog niet. Ze blijft hier bewaard en wordt verstuurd zodra er weer netwerk is.',
    'Geen netwerk, dus uw stem telt nog niet. Ze blijft hier bewaard en wordt verstuurd zodra er weer netwerk is.',
  ),
  failed: say('Je stem is niet aangekomen.', 'Uw stem is niet aangekomen.'),
  tooLate: say('Je stem kwam na de sluiting. Ze telt niet.', 'Uw stem kwam na de sluiting. Ze telt niet.'),
  changeTooLate: say(
    'Je wijziging kwam na de sluiting. Je eerdere stem telt.',
    'Uw wijziging kwam na de sluiting. Uw eerdere stem telt.',
  ),
  retry: 'Nog eens proberen',
  closed: 'De stemming is gesloten.',
  outside: 'Stemmen kan alleen met een privélink.',
  votes: { zero: 'Er heeft nog niemand gestemd.', one: 'Eén stem.', other: '{n}\u00a0stemmen.' },
  first: { one: '{n}\u00a0keer op één', other: '{n}\u00a0keer op één' },
})
