import type { StudioAmbassadorWords } from './words.ts'

export const fr: StudioAmbassadorWords = {
  summary: (n, shown, waiting, shownWaiting) => {
    const all = n === 1 ? 'Un ambassadeur.' : `${shown} ambassadeurs.`
    if (waiting === 0) return `${all} Aucun mot n’attend.`
    return `${all} ${waiting === 1 ? 'Un mot attend' : `${shownWaiting} mots attendent`} votre lecture.`
  },
  none: 'Aucun ambassadeur. Ajoutez plus haut une racine de type ambassadeur\u00a0: chacun a sa propre page.',
  search: 'Trouver un ambassadeur',
  reach: (people, shownPeople, hands, shownHands) => {
    if (people === 0) return 'personne encore'
    return `${people === 1 ? 'une personne' : `${shownPeople}\u00a0personnes`}, à travers ${hands === 1 ? 'une main' : `${shownHands}\u00a0mains`}`
  },
  listed: 'dans le classement, avec son accord',
  revoked: 'lien révoqué',
  page: 'Sa page, pour lui ou elle seulement\u00a0:',
  onlyOwners: 'Seuls les propriétaires voient l’adresse de sa page.',
  copy: 'Copier',
  renew: 'Refaire sa page',
  renewConfirm:
    'L’adresse qu’il ou elle a cesse de marcher aussitôt. Vous lui donnez la nouvelle. Son lien n’est pas touché.',
  proof: 'Carte de preuve',
  note: { waiting: 'En attente', shown: 'Affiché', refused: 'Refusé' },
  earlier: 'La branche lit encore le mot précédent\u00a0:',
  withdraw: 'Retirer le mot précédent',
  written: (moment) => `écrit ${moment}`,
  show: 'Montrer à la branche',
  refuse: 'Refuser',
  reason: 'La raison, que l’ambassadeur lira',
  reasonHint: 'Une phrase',
  changed: 'Le mot a changé entre-temps. Voici le nouveau.',
}
