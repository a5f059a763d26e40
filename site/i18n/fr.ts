import type { Language, Say, Saying } from './dictionary.ts'

const over = { line: 'C’est fini.', hint: 'Il fallait y être. Plus rien ne s’ouvre ici.' }

const stuck = (say: Say): Saying => ({
  line: 'Quelque chose a coincé.',
  hint: say('Rien n’a été compté. Recharge la page.', 'Rien n’a été compté. Rechargez la page.'),
})

export const fr: Language<'one' | 'many'> = (say) => ({
  page: {
    noScript: {
      line: 'Il faut JavaScript pour ouvrir.',
      hint: say(
        'Ce qu’on t’a gardé est chiffré, et c’est ton navigateur qui le déchiffre. Active JavaScript, ou ouvre ton lien dans un autre navigateur\u00a0: il reste bon.',
        'Ce qu’on vous a gardé est chiffré, et c’est votre navigateur qui le déchiffre. Activez JavaScript, ou ouvrez votre lien dans un autre navigateur\u00a0: il reste bon.',
      ),
    },
    stalled: say(
      'La page met du temps à arriver. Recharge-la\u00a0: ton lien reste bon.',
      'La page met du temps à arriver. Rechargez-la\u00a0: votre lien reste bon.',
    ),
    retry: 'Réessayer',
    reopen: 'Rouvrir ce que j’ai déjà',
    keepLink: 'Garder le lien',
    pieces: 'Ce qu’il y a dedans',
    share: {
      line: say('À qui tu le passes\u202f?', 'À qui le passez-vous\u202f?'),
      hint: say('Ce lien est à toi. Choisis bien.', 'Ce lien est à vous. Choisissez bien.'),
      used: 'Déjà utilisé',
    },
    field: say('Ton message, prêt à copier', 'Votre message, prêt à copier'),
    goal: 'L’objectif\u00a0: {n}',
    privacy: 'Ni compte, ni cookie, ni nom. On compte les ouvertures, rien d’autre.',
    languages: 'Langues',
    unlock: {
      link: 'S’ouvre avec un lien privé.',
      shares: {
        one: say(
          'S’ouvre dès que quelqu’un ouvre le lien que tu as passé.',
          'S’ouvre dès que quelqu’un ouvre le lien que vous avez passé.',
        ),
        many: say(
          'S’ouvre quand {n}\u00a0de personnes ont ouvert le lien que tu as passé.',
          'S’ouvre quand {n}\u00a0de personnes ont ouvert le lien que vous avez passé.',
        ),
        other: say(
          'S’ouvre quand {n}\u00a0personnes ont ouvert le lien que tu as passé.',
          'S’ouvre quand {n}\u00a0personnes ont ouvert le lien que vous avez passé.',
        ),
      },
      views: {
        one: 'S’ouvre pour tout le monde à la première ouverture.',
        many: 'S’ouvre pour tout le monde à {n}\u00a0d’ouvertures.',
        other: 'S’ouvre pour tout le monde à {n}\u00a0ouvertures.',
      },
      votes: {
        one: 'S’ouvre pour tout le monde au premier vote.',
        many: 'S’ouvre pour tout le monde à {n}\u00a0de votes.',
        other: 'S’ouvre pour tout le monde à {n}\u00a0votes.',
      },
      photos: {
        one: 'S’ouvre pour tout le monde à la première photo.',
        many: 'S’ouvre pour tout le monde à {n}\u00a0de photos.',
        other: 'S’ouvre pour tout le monde à {n}\u00a0photos.',
      },
      circle: {
        one: 'S’ouvre pour le cercle à sa première ouverture.',
        many: 'S’ouvre pour le cercle à {n}\u00a0d’ouvertures.',
        other: 'S’ouvre pour le cercle à {n}\u00a0ouvertures.',
      },
      branch: {
        one: 'S’ouvre pour tout le fil à sa première ouverture.',
        many: 'S’ouvre pour tout le fil à {n}\u00a0d’ouvertures.',
        other: 'S’ouvre pour tout le fil à {n}\u00a0ouvertures.',
      },
      present: {
        one: 'S’ouvre tant que quelqu’un est là.',
        many: 'S’ouvre tant que {n}\u00a0de personnes sont là ensemble.',
        other: 'S’ouvre tant que {n}\u00a0personnes sont là ensemble.',
      },
      at: 'S’ouvre {date}.',
    },
    channels: { sms: 'SMS', email: 'E-mail', copy: 'Copier', other: 'Passer à quelqu’un…' },
    qr: {
      show: 'Montrer un QR code',
      line: say('Pour la personne à côté de toi.', 'Pour la personne à côté de vous.'),
      close: 'Fermer',
    },
    voice: {
      show: 'Dire trois mots',
      line: say('Dis ces trois mots. Tout bas.', 'Dites ces trois mots. Tout bas.'),
      where: 'Ça se tape là\u00a0:',
    },
    spoken: {
      ask: say('On t’a dit trois mots\u202f?', 'On vous a dit trois mots\u202f?'),
      field: 'Les trois mots',
      try: 'Essayer',
    },
    message: say(
      'Je t’ai gardé quelque chose. Ça ne se trouve pas, ça se reçoit.',
      'Quelque chose à garder entre nous. Ça ne se trouve pas, ça se reçoit.',
    ),
    sms: say(
      'Quelque chose pour toi. On ne le trouve pas, on le passe de main en main.',
      'Quelque chose entre nous. On ne le trouve pas, on le passe de main en main.',
    ),
    email: say(
      'J’ai pensé à toi en ouvrant ça.\n\nÇa ne se trouve nulle part\u00a0: quelqu’un me l’a passé, je te le passe. Rien à installer, pas de compte, pas d’adresse à laisser. Le lien s’ouvre dans le navigateur\u00a0:',
      'Ceci ne se trouve nulle part\u00a0: quelqu’un me l’a passé, je le passe à mon tour.\n\nRien à installer, pas de compte, pas d’adresse à laisser. Le lien s’ouvre dans le navigateur\u00a0:',
    ),
    subject: 'Entre nous\u00a0: {title}',
  },
  client: {
    gate: {
      line: say('On t’a gardé quelque chose.', 'On vous a gardé quelque chose.'),
      hint: say('Quelqu’un a pensé à toi. À toi d’ouvrir.', 'Quelqu’un a pensé à vous. À vous d’ouvrir.'),
    },
    teaser: {
      line: 'Ça ne se trouve pas. Ça se reçoit.',
      hint: say(
        'Il faut un lien privé pour entrer. Demande autour de toi\u00a0: quelqu’un l’a déjà.',
        'Il faut un lien privé pour entrer. Demandez autour de vous\u00a0: quelqu’un l’a déjà.',
      ),
    },
    moment: '{day} à {time}',
    waiting: {
      line: 'Ça commence {date}.',
      hint: say('D’ici là, trouve qui te passera un lien.', 'D’ici là, trouvez qui vous passera un lien.'),
      withLink: say('Garde le lien.', 'Gardez le lien.'),
      soon: 'Ça commence bientôt.',
    },
    opening: 'Ça s’ouvre…',
    slow: say('Le réseau prend son temps. Reste là.', 'Le réseau prend son temps. Restez là.'),
    opened: 'C’est ouvert.',
    pieceOpened: '«\u202f{title}\u202f» vient de s’ouvrir.',
    views: {
      zero: 'Tout commence par quelqu’un.',
      one: 'passage, de main en main',
      many: 'de passages, de main en main',
      other: 'passages, de main en main',
    },
    goalReached: 'On y est.',
    mine: {
      zero: say('Personne n’a encore ouvert ton lien.', 'Personne n’a encore ouvert votre lien.'),
      one: say('Une personne a ouvert ton lien.', 'Une personne a ouvert votre lien.'),
      many: say('{n}\u00a0de personnes ont ouvert ton lien.', '{n}\u00a0de personnes ont ouvert votre lien.'),
      other: say('{n}\u00a0personnes ont ouvert ton lien.', '{n}\u00a0personnes ont ouvert votre lien.'),
    },
    further: {
      one: 'Et une autre plus\u00a0loin, {generations}.',
      many: 'Et {n}\u00a0d’autres plus\u00a0loin, {generations}.',
      other: 'Et {n}\u00a0autres plus\u00a0loin, {generations}.',
    },
    generations: { one: 'en un passage', many: 'en {n}\u00a0de passages', other: 'en {n}\u00a0passages' },
    generationsOrMore: 'en {n}\u00a0passages ou plus',
    progress: '{have} sur {need}',
    seconds: {
      one: say('Réessaie dans une seconde.', 'Réessayez dans une seconde.'),
      many: say('Réessaie dans {n}\u00a0de secondes.', 'Réessayez dans {n}\u00a0de secondes.'),
      other: say('Réessaie dans {n}\u00a0secondes.', 'Réessayez dans {n}\u00a0secondes.'),
    },
    work: {
      soon: 'Quelques secondes, et ça s’ouvre tout seul.',
      atMost: {
        one: 'Une seconde au plus, et ça s’ouvre tout seul.',
        many: '{n}\u00a0de secondes au plus, et ça s’ouvre tout seul.',
        other: '{n}\u00a0secondes au plus, et ça s’ouvre tout seul.',
      },
    },
    copiedFor: say('Copié. Colle-le dans {app}.', 'Copié. Collez-le dans {app}.'),
    copied: say('Copié. À toi de le coller où tu veux.', 'Copié. À vous de le coller où vous voulez.'),
    copyByHand: say('Copie ce message\u00a0:', 'Copiez ce message\u00a0:'),
    copiedToo: say(
      'C’est copié aussi. Si rien ne s’ouvre, colle-le toi-même.',
      'C’est copié aussi. Si rien ne s’ouvre, collez-le vous-même.',
    ),
    elsewhere: {
      why: 'Dans cette appli, un fichier ne s’enregistre pas toujours.',
      open: say('Ouvrir dans ton navigateur', 'Ouvrir dans votre navigateur'),
      copied: say(
        'Lien copié. Si rien ne s’ouvre, colle-le dans ton navigateur.',
        'Lien copié. Si rien ne s’ouvre, collez-le dans votre navigateur.',
      ),
    },
    kept: say('Copié. Range-le quelque part, et reviens avec.', 'Copié. Rangez-le quelque part, et revenez avec.'),
    goodUntil: 'Jusqu’à {day}, {time}.',
    spokenTooOften: say(
      'Ça fait beaucoup d’essais. Laisse passer dix minutes.',
      'Cela fait beaucoup d’essais. Laissez passer dix minutes.',
    ),
    media: {
      loading: 'Ça arrive…',
      failed: 'Ce n’est pas arrivé jusqu’ici.',
      retry: 'Réessayer',
    },
    problems: {
      malformed: {
        line: 'Ce lien est arrivé abîmé.',
        hint: say(
          'Il en manque un bout. Demande qu’on te le renvoie en entier.',
          'Il en manque un bout. Demandez qu’on vous le renvoie en entier.',
        ),
      },
      'link-invalid': {
        line: 'Ce lien n’ouvre rien ici.',
        hint: say(
          'Il est incomplet, ou il vient d’ailleurs. Demande qu’on te le renvoie.',
          'Il est incomplet, ou il vient d’ailleurs. Demandez qu’on vous le renvoie.',
        ),
      },
      'link-revoked': {
        line: 'Ce lien a trop parlé.',
        hint: say('Demande-en un à la personne qui te l’a donné.', 'Demandez-en un à la personne qui vous l’a donné.'),
      },
      'link-exhausted': {
        line: 'Ce lien a fait son tour.',
        hint: say(
          'Il ne s’ouvrait qu’un certain nombre de fois. Demande-en un autre.',
          'Il ne s’ouvrait qu’un certain nombre de fois. Demandez-en un autre.',
        ),
      },
      'words-unknown': {
        line: 'Ces trois mots n’ouvrent rien.',
        hint: say(
          'Mal entendus, ou vieux de plus d’un jour. Fais-les-toi redire.',
          'Mal entendus, ou vieux de plus d’un jour. Faites-les-vous redire.',
        ),
      },
      automated: {
        line: 'On n’ouvre qu’aux humains.',
        hint: say(
          'Si tu en es un, essaie dans un autre navigateur.',
          'Si vous en êtes un, essayez dans un autre navigateur.',
        ),
      },
      'campaign-unknown': { line: 'Il n’y a plus rien ici.', hint: 'Ce qui s’y passait n’existe plus.' },
      'route-unknown': stuck(say),
      'too-large': stuck(say),
      'not-open-yet': { line: 'Pas encore.', hint: say('Garde le lien.', 'Gardez le lien.') },
      closed: over,
      'work-required': {
        line: 'Beaucoup de monde passe par ici en ce moment.',
        hint: say(
          'Ton navigateur fait un petit calcul, pour montrer que tu n’es pas un robot.',
          'Votre navigateur fait un petit calcul, pour montrer que vous n’êtes pas un robot.',
        ),
      },
      'slow-down': {
        line: 'Il y a foule.',
        hint: say(
          'Réessaie dans un instant, ta place est gardée.',
          'Réessayez dans un instant, votre place est gardée.',
        ),
      },
      unavailable: {
        line: 'Ça n’a pas voulu s’ouvrir.',
        hint: say(
          'Rien n’a été compté. Réessaie, ton lien reste bon.',
          'Rien n’a été compté. Réessayez, votre lien reste bon.',
        ),
      },
      offline: {
        line: 'Le réseau a lâché.',
        hint: say('Rien n’est perdu. Réessaie dès que ça capte.', 'Rien n’est perdu. Réessayez dès que ça capte.'),
      },
      insecure: {
        line: 'Cette adresse n’est pas en https.',
        hint: say(
          'Sans le s, aucun navigateur ne peut déchiffrer ce qu’on t’a gardé. Demande un lien qui commence par https.',
          'Sans le s, aucun navigateur ne peut déchiffrer ce qu’on vous a gardé. Demandez un lien qui commence par https.',
        ),
      },
      outdated: {
        line: 'Ce navigateur ne peut pas ouvrir.',
        hint: say(
          'Il est trop vieux, ou trop fermé. Ouvre ton lien dans un autre\u00a0: il reste bon.',
          'Il est trop vieux, ou trop fermé. Ouvrez votre lien dans un autre\u00a0: il reste bon.',
        ),
      },
      missing: {
        line: 'Il manque un morceau.',
        hint: say('Recharge la page, ou reviens dans un moment.', 'Rechargez la page, ou revenez dans un moment.'),
      },
      damaged: {
        line: 'Un morceau est arrivé abîmé.',
        hint: say('Réessaie. Si ça dure, recharge la page.', 'Réessayez. Si ça dure, rechargez la page.'),
      },
    },
  },
})
