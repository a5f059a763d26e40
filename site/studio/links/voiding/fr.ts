import { pluralOf } from '../../i18n/plural.ts'
import type { VoidingWords } from './words.ts'

const plural = pluralOf('fr')

export const fr: VoidingWords = {
  open: 'Annuler des vues…',
  openAll: 'Annuler toutes les vues douteuses…',
  reopen: 'Remettre des vues annulées…',
  reopenAll: 'Remettre toutes les vues annulées…',
  what: 'Quelles vues',
  view: 'Cette vue seule',
  branch: 'Cette vue et tout ce qui en est né',
  rootBranch: 'Tout ce qui est venu par ce premier lien',
  onlyDoubtful: 'Seulement celles qui portent un doute',
  from: 'Ouvertes à partir de',
  to: 'et avant',
  why: 'Raison',
  whyHint: 'pour le journal, par exemple\u00a0: un script, vendredi dans la nuit',
  ask: 'Voir ce que ça fait',
  confirm: (n, shown) =>
    plural(n, {
      one: `${shown} vue sort de tous les chiffres.`,
      other: `${shown} vues sortent de tous les chiffres.`,
    }),
  confirmBack: (n, shown) =>
    plural(n, { one: `${shown} vue est comptée de nouveau.`, other: `${shown} vues sont comptées de nouveau.` }),
  reason: (why, shown) => `Parmi elles, «\u202f${why}\u202f» en avait retiré ${shown}.`,
  nothing: 'Aucune vue comptée n’est visée\u00a0: rien ne changerait.',
  nothingBack: 'Aucune vue annulée n’est visée\u00a0: rien ne changerait.',
  left: (n, views, clear) =>
    plural(n, {
      one: `Reste ${views} vue${clear && `, dont ${clear} nette`}.`,
      other: `Restent ${views} vues${clear && `, dont ${clear} nettes`}.`,
    }),
  closes: (piece, need, have) =>
    `«\u202f${piece}\u202f» se referme pour ceux qui viendront\u00a0: il s’ouvre à ${need}, il y en a ${have}.`,
  fewer: (piece, need, by) =>
    `«\u202f${piece}\u202f» s’ouvre par ${need} ${by === 'shares' ? 'partages à soi\u00a0: qui a transmis ces vues en a moins' : `${by}\u00a0: ce qui vient de ces vues ne compte plus`}.`,
  keysStay: 'Les clés déjà données restent dehors\u00a0: qui a ouvert quelque chose le garde. On peut revenir dessus.',
  keysStayed: 'Personne n’y perd ni n’y gagne de clé.',
  doVoid: (n, shown) => plural(n, { one: `Annuler ${shown} vue`, other: `Annuler ${shown} vues` }),
  doBack: (n, shown) => plural(n, { one: `Remettre ${shown} vue`, other: `Remettre ${shown} vues` }),
}
