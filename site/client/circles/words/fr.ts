import type { CircleLanguage } from './circle-words.ts'

export const fr: CircleLanguage<'one' | 'many'> = (say) => ({
  entering: say(
    'Tu entres dans le cercle «\u202f\u2068{name}\u2069\u202f».',
    'Vous entrez dans le cercle «\u202f\u2068{name}\u2069\u202f».',
  ),
  toChoose: say('Tu choisiras ton cercle en ouvrant.', 'Vous choisirez votre cercle en ouvrant.'),
  choose: {
    line: say('Choisis ton cercle.', 'Choisissez votre cercle.'),
    hint: 'On y avance ensemble, et on y reste.',
    list: 'Les cercles',
    enter: 'Entrer dans ce cercle',
    back: 'Revenir',
    later: 'Plus tard',
    first: say('Choisis d’abord un cercle.', 'Choisissez d’abord un cercle.'),
  },
  gone: {
    line: 'Ce cercle n’existe plus.',
    hint: say(
      'Rien n’a été compté. Tu peux en choisir un autre, ou entrer sans cercle.',
      'Rien n’a été compté. Vous pouvez en choisir un autre, ou entrer sans cercle.',
    ),
    without: 'Entrer sans cercle',
  },
  search: {
    label: say('Ton code postal ou ta ville', 'Votre code postal ou votre ville'),
    private: say('Ça ne quitte pas ton navigateur.', 'Cela ne quitte pas votre navigateur.'),
    none: say('Rien trouvé. Choisis dans la liste.', 'Rien trouvé. Choisissez dans la liste.'),
    found: {
      one: 'Un cercle trouvé.',
      many: '{n}\u00a0de cercles possibles.',
      other: say('{n}\u00a0cercles possibles. Choisis le tien.', '{n}\u00a0cercles possibles. Choisissez le vôtre.'),
    },
  },
  title: 'Cercle \u2068{name}\u2069',
  views: {
    zero: 'Le cercle commence.',
    one: 'personne dans le cercle',
    many: 'de personnes dans le cercle',
    other: 'personnes dans le cercle',
  },
  goal: 'L’objectif du cercle\u00a0: {n}',
  goalReached: 'Le cercle y est.',
  split: {
    line: say('Ton cercle a grandi.', 'Votre cercle a grandi.'),
    text: say(
      'Il s’est partagé, pour qu’on s’y reconnaisse encore. Tu es maintenant dans «\u202f\u2068{name}\u2069\u202f», avec tous ceux qui sont venus par toi.',
      'Il s’est partagé, pour qu’on s’y reconnaisse encore. Vous êtes maintenant dans «\u202f\u2068{name}\u2069\u202f», avec tous ceux qui sont venus par vous.',
    ),
    ok: 'D’accord',
  },
})
