import type { PollLanguage } from './poll-words.ts'

export const de: PollLanguage<'one'> = (say) => ({
  vote: 'Stimme abgeben',
  counted: 'Ist gezählt',
  change: 'Stimme ändern',
  most: { one: say('Wähl eins aus.', 'Wählen Sie eins aus.'), other: 'Höchstens {n}\u00a0davon.' },
  ranking: say(
    'Bring sie in deine Reihenfolge, das Liebste zuerst.',
    'Bringen Sie sie in Ihre Reihenfolge, das Liebste zuerst.',
  ),
  none: say('Wähl erst etwas aus.', 'Wählen Sie erst etwas aus.'),
  tooMany: {
    one: 'Mehr als eins geht nicht.',
    other: say('Mehr als {n} geht nicht. Nimm erst eins weg.', 'Mehr als {n} geht nicht. Nehmen Sie erst eins weg.'),
  },
  up: 'Nach oben: {choice}',
  down: 'Nach unten: {choice}',
  place: '{choice}: {n} von {all}',
  hidden: 'Das Ergebnis bleibt geheim.',
  after: say(
    'Das Ergebnis siehst du, sobald du abgestimmt hast.',
    'Das Ergebnis sehen Sie, sobald Sie abgestimmt haben.',
  ),
  until: say('Umentscheiden kannst du dich bis {day}, {time}.', 'Umentscheiden können Sie sich bis {day}, {time}.'),
  thanks: say('Deine Stimme zählt.', 'Ihre Stimme zählt.'),
  kept: say(
    'Kein Netz: Deine Stimme zählt noch nicht. Sie liegt hier und geht raus, sobald es wieder da ist.',
    'Kein Netz: Ihre Stimme zählt noch nicht. Sie liegt hier und geht raus, sobald es wieder da ist.',
  ),
  failed: say('Deine Stimme ist nicht durchgekommen.', 'Ihre Stimme ist nicht durchgekommen.'),
  tooLate: say(
    'Deine Stimme kam nach dem Ende an. Sie zählt nicht.',
    'Ihre Stimme kam nach dem Ende an. Sie zählt nicht.',
  ),
  changeTooLate: say(
    'Deine Änderung kam nach dem Ende an. Es zählt deine Stimme von vorher.',
    'Ihre Änderung kam nach dem Ende an. Es zählt Ihre Stimme von vorher.',
  ),
  retry: 'Noch mal versuchen',
  closed: 'Die Abstimmung ist vorbei.',
  outside: 'Abstimmen geht nur mit einem privaten Link.',
  votes: { zero: 'Noch hat niemand abgestimmt.', one: 'Eine Stimme.', other: '{n}\u00a0Stimmen.' },
  first: { one: '{n}\u00a0Mal ganz vorn', other: '{n}\u00a0Mal ganz vorn' },
})
