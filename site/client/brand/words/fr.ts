import type { BrandLanguage } from './brand-words.ts'

export const fr: BrandLanguage<'one' | 'many'> = (say) => ({
  wordOf: 'Un mot signé {brand}',
  here: {
    one: say('Tu es là.', 'Vous êtes là.'),
    many: '{n}\u00a0de personnes sont là en ce moment.',
    other: 'Vous êtes {n} ici, en ce moment.',
  },
  tell: {
    heading: 'Le dire à {brand}',
    who: say(
      'Une ligne, lue par l’équipe chez {brand} et par personne d’autre. On ne sait pas qui l’écrit, alors personne n’y répond. Tu peux la reprendre\u00a0; elle est effacée avec les données de la campagne.',
      'Une ligne, lue par l’équipe chez {brand} et par personne d’autre. On ne sait pas qui l’écrit, alors personne n’y répond. Vous pouvez la reprendre\u00a0; elle est effacée avec les données de la campagne.',
    ),
    field: say('Ta ligne', 'Votre ligne'),
    left: 'Caractères restants\u00a0: {n}',
    tooLong: 'Caractères en trop\u00a0: {n}',
    send: 'Le dire',
    sent: 'C’est dit.',
    own: say('Ce que tu as dit', 'Ce que vous avez dit'),
    takeBack: 'Reprendre',
    takenBack: 'C’est repris, et effacé.',
    full: say(
      'Tu as tout dit. Reprends une ligne pour en dire une autre.',
      'Vous avez tout dit. Reprenez une ligne pour en dire une autre.',
    ),
    later: say('Laisse passer dix minutes avant la suite.', 'Laissez passer dix minutes avant la suite.'),
    failed: say(
      'Ce n’est pas passé. Ta ligne est encore là\u00a0: réessaie.',
      'Ce n’est pas passé. Votre ligne est encore là\u00a0: réessayez.',
    ),
  },
  privacy: {
    follows: 'On compte aussi, heure par heure, ce qui est ouvert, rouvert et passé, sans savoir par qui.',
    presence:
      'Le nombre de personnes présentes n’est compté que dans la mémoire du serveur, et s’oublie dans la minute.',
    tell: 'Une ligne dite à la marque est chiffrée, lue par son équipe seule, et effacée quand elle est reprise ou avec les données de la campagne.',
  },
})
