import type { AmbassadorLanguage } from './ambassador-words.ts'

export const fr: AmbassadorLanguage = (say) => ({
  title: say('Ta page', 'Votre page'),
  yours: say(
    'Garde cette adresse pour toi\u00a0: elle n’ouvre rien, elle montre où va ton lien.',
    'Gardez cette adresse pour vous\u00a0: elle n’ouvre rien, elle montre où va votre lien.',
  ),
  loading: 'Un instant…',
  reach: {
    title: 'Jusqu’où c’est allé',
    none: 'Tout commence par la première personne.',
    hands: 'De main en main',
    hand: 'Main n°\u00a0{n}',
    days: 'Jour après jour',
    counted: 'Sans les ouvertures douteuses, et sans savoir qui.',
  },
  note: {
    title: say('Un mot pour celles et ceux qui passent par toi', 'Un mot pour celles et ceux qui passent par vous'),
    hint: 'Quelqu’un le relit d’abord ({brand}). Ensuite, toute la branche le lit.',
    field: say('Ton mot', 'Votre mot'),
    save: 'Envoyer à la relecture',
    withdraw: 'Retirer le mot',
    waiting: 'En attente de relecture.',
    shown: 'Relu et affiché.',
    refused: 'Pas affiché. La raison\u00a0: {reason}',
    earlier: 'D’ici là, on lit encore le précédent.',
    withdrawn: 'Le mot est retiré.',
    unfit: {
      mail: 'Il contient une adresse e-mail, et tout le monde la lirait. Rien n’est parti.',
      link: 'Il contient un lien ou le nom d’un site. Rien n’est parti.',
      handle: 'Il contient le nom d’un compte (@…). Rien n’est parti.',
      account: 'Il contient un numéro de compte bancaire. Rien n’est parti.',
      phone: 'Il contient ce qui ressemble à un numéro de téléphone. Rien n’est parti.',
      address: 'Il contient une adresse postale. Rien n’est parti.',
    },
    failed: say('Le mot n’est pas parti. Réessaie.', 'Le mot n’est pas parti. Réessayez.'),
  },
  ranking: {
    title: 'La liste',
    hint: say(
      'On n’y voit que des noms de liens, et seulement ceux qui le veulent. Tu peux la quitter quand tu veux.',
      'On n’y voit que des noms de liens, et seulement ceux qui le veulent. Vous pouvez la quitter quand vous voulez.',
    ),
    join: 'J’accepte d’y figurer sous ce nom\u00a0: {label}',
    none: 'Personne n’y est encore.',
    you: say('toi', 'vous'),
  },
  proof: {
    title: 'La preuve',
    hint: 'Une carte à montrer, et une page signée où chacun peut vérifier les chiffres de cet instant.',
    named: 'Écrire le nom du lien dessus\u00a0: {label}',
    make: 'Faire la preuve',
    failed: say('La preuve n’est pas venue. Réessaie.', 'La preuve n’est pas venue. Réessayez.'),
  },
  problems: {
    'link-invalid': say(
      'Cette page n’est plus à cette adresse. Demande la nouvelle à qui te l’a donnée.',
      'Cette page n’est plus à cette adresse. Demandez la nouvelle à qui vous l’a donnée.',
    ),
    'link-revoked': say(
      'Ton lien a été retiré, et cette page avec lui.',
      'Votre lien a été retiré, et cette page avec lui.',
    ),
    offline: say('Le réseau manque. Recharge la page.', 'Le réseau manque. Rechargez la page.'),
  },
})
