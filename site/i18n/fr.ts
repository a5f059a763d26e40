import type { Dictionary } from './dictionary.ts'

const over = { line: 'C’est fini.', hint: 'Il fallait y être. Plus rien ne s’ouvre ici.' }

export const fr: Dictionary = {
  page: {
    noScript: {
      line: 'Il faut JavaScript pour ouvrir.',
      hint: 'Ce qu’on t’a gardé est chiffré, et c’est ton navigateur qui le déchiffre. Active JavaScript, ou ouvre ton lien dans un autre navigateur\u00a0: il reste bon.',
    },
    stalled: 'La page met du temps à arriver. Recharge-la\u00a0: ton lien reste bon.',
    open: { cinema: 'Éteindre la lumière', letter: 'Décacheter', poster: 'Déchirer l’affiche' },
    retry: 'Réessayer',
    reopen: 'Rouvrir ce que j’ai déjà',
    keepLink: 'Garder le lien',
    pieces: 'Ce qu’il y a dedans',
    share: { line: 'À qui tu le passes\u202f?', hint: 'Ce lien est à toi. Choisis bien.' },
    field: 'Ton message, prêt à copier',
    goal: 'Le but\u00a0: {n}',
    privacy: 'Ni compte, ni cookie, ni nom. On compte les ouvertures, rien d’autre.',
    unlock: {
      link: 'S’ouvre avec un lien privé.',
      shares: {
        one: 'S’ouvre dès que quelqu’un ouvre le lien que tu as passé.',
        other: 'S’ouvre quand {n} personnes ont ouvert le lien que tu as passé.',
      },
      views: {
        one: 'S’ouvre pour tout le monde à la première ouverture.',
        other: 'S’ouvre pour tout le monde à {n} ouvertures.',
      },
      at: 'S’ouvre {date}.',
    },
    channels: { copy: 'Copier' },
    qr: { show: 'Montrer un QR code', line: 'Pour la personne à côté de toi.', close: 'Fermer' },
    message: 'Je t’ai gardé quelque chose. Ça ne se trouve pas, ça se reçoit.',
  },
  client: {
    gate: { line: 'On t’a gardé quelque chose.', hint: 'Quelqu’un a pensé à toi. À toi d’ouvrir.' },
    teaser: {
      line: 'Ça ne se trouve pas. Ça se reçoit.',
      hint: 'Il faut un lien privé pour entrer. Demande autour de toi\u00a0: quelqu’un l’a déjà.',
    },
    waiting: {
      line: 'Ça commence {date}.',
      hint: 'D’ici là, trouve qui te passera un lien.',
      withLink: 'Garde le lien.',
      soon: 'Ça commence bientôt.',
    },
    opening: 'Ça s’ouvre…',
    slow: 'Le réseau prend son temps. Reste là.',
    opened: 'C’est ouvert.',
    pieceOpened: '«\u202f{title}\u202f» vient de s’ouvrir.',
    views: {
      zero: 'Tout commence par quelqu’un.',
      one: 'passage, de main en main',
      other: 'passages, de main en main',
    },
    mine: {
      zero: 'Personne n’a encore ouvert ton lien.',
      one: 'Une personne a ouvert ton lien.',
      other: '{n} personnes ont ouvert ton lien.',
    },
    further: { one: 'Et une autre plus\u00a0loin, {deep}.', other: 'Et {n} autres plus\u00a0loin, {deep}.' },
    deep: { one: 'sur une génération', other: 'sur {n}\u00a0générations' },
    progress: '{have} sur {need}',
    seconds: { one: 'Réessaie dans une seconde.', other: 'Réessaie dans {n} secondes.' },
    copiedFor: 'Copié. Colle-le dans {app}.',
    copied: 'Copié. À toi de le coller où tu veux.',
    copyByHand: 'Copie ce message\u00a0:',
    kept: 'Copié. Range-le quelque part, et reviens avec.',
    media: { loading: 'Ça arrive…', failed: 'Ce n’est pas arrivé jusqu’ici.', retry: 'Réessayer' },
    problems: {
      malformed: {
        line: 'Ce lien est arrivé abîmé.',
        hint: 'Il en manque un bout. Demande qu’on te le renvoie en entier.',
      },
      'link-invalid': {
        line: 'Ce lien n’ouvre rien ici.',
        hint: 'Il est incomplet, ou il vient d’ailleurs. Demande qu’on te le renvoie.',
      },
      'link-revoked': {
        line: 'Ce lien a trop parlé.',
        hint: 'Demande-en un à la personne qui te l’a donné.',
      },
      'link-exhausted': {
        line: 'Ce lien a fait son tour.',
        hint: 'Il ne s’ouvrait qu’un certain nombre de fois. Demande-en un autre.',
      },
      automated: { line: 'On n’ouvre qu’aux humains.', hint: 'Si tu en es un, essaie dans un autre navigateur.' },
      'campaign-unknown': { line: 'Il n’y a plus rien ici.', hint: 'Ce qui s’y passait n’existe plus.' },
      'route-unknown': { line: 'Quelque chose a coincé.', hint: 'Rien n’a été compté. Recharge la page.' },
      'too-large': { line: 'Quelque chose a coincé.', hint: 'Rien n’a été compté. Recharge la page.' },
      'not-open-yet': { line: 'Pas encore.', hint: 'Garde le lien.' },
      closed: over,
      'slow-down': { line: 'Il y a foule.', hint: 'Réessaie dans un instant, ta place est gardée.' },
      unavailable: { line: 'Ça n’a pas voulu s’ouvrir.', hint: 'Rien n’a été compté. Réessaie, ton lien reste bon.' },
      offline: { line: 'Le réseau t’a lâché.', hint: 'Rien n’est perdu. Réessaie dès que ça capte.' },
      insecure: {
        line: 'Ce navigateur ne peut pas ouvrir.',
        hint: 'Il faut une adresse en https et un navigateur récent. Essaie ton lien dans un autre\u00a0: il reste bon.',
      },
      missing: { line: 'Il manque un morceau.', hint: 'Recharge la page, ou reviens dans un moment.' },
      damaged: { line: 'Un morceau est arrivé abîmé.', hint: 'Réessaie. Si ça dure, recharge la page.' },
    },
  },
}
