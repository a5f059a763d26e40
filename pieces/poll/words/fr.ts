import type { PollLanguage } from './poll-words.ts'

export const fr: PollLanguage<'one' | 'many'> = (say) => ({
  vote: 'Donner ma voix',
  counted: 'C’est compté',
  change: 'Changer ma voix',
  most: { one: 'Un seul choix.', many: 'Jusqu’à {n}\u00a0de choix.', other: 'Jusqu’à {n}\u00a0choix.' },
  ranking: say('Classe-les, du préféré au dernier.', 'Classez-les, du préféré au dernier.'),
  none: say('Choisis d’abord.', 'Choisissez d’abord.'),
  tooMany: {
    one: 'Pas plus d’un.',
    many: 'Pas plus de {n}.',
    other: say('Pas plus de {n}. Enlèves-en un d’abord.', 'Pas plus de {n}. Enlevez-en un d’abord.'),
  },
  up: 'Monter\u00a0: {choice}',
  down: 'Descendre\u00a0: {choice}',
  place: '{choice}\u00a0: {n} sur {all}',
  hidden: 'Le résultat reste secret.',
  after: say('Le résultat se montre une fois ta voix donnée.', 'Le résultat se montre une fois votre voix donnée.'),
  until: 'On peut changer d’avis jusqu’au {day}, {time}.',
  thanks: say('Ta voix est comptée.', 'Votre voix est comptée.'),
  kept: say(
    'Pas de réseau\u00a0: ta voix n’est pas encore comptée. Elle est gardée ici et partira dès qu’il revient.',
    'Pas de réseau\u00a0: votre voix n’est pas encore comptée. Elle est gardée ici et partira dès qu’il revient.',
  ),
  failed: say('Ta voix n’est pas passée.', 'Votre voix n’est pas passée.'),
  tooLate: say(
    'Ta voix est arrivée après la clôture. Elle ne compte pas.',
    'Votre voix est arrivée après la clôture. Elle ne compte pas.',
  ),
  changeTooLate: say(
    'Ton changement est arrivé après la clôture. C’est ta voix d’avant qui compte.',
    'Votre changement est arrivé après la clôture. C’est votre voix d’avant qui compte.',
  ),
  retry: 'Réessayer',
  closed: 'Le vote est clos.',
  outside: 'Pour voter, il faut un lien privé.',
  votes: { zero: 'Personne n’a encore voté.', one: 'Une voix.', many: '{n}\u00a0de voix.', other: '{n}\u00a0voix.' },
  first: { one: '{n}\u00a0fois en tête', many: '{n}\u00a0de fois en tête', other: '{n}\u00a0fois en tête' },
})
