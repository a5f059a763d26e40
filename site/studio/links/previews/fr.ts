import { pluralOf } from '../../i18n/plural.ts'
import type { PreviewWords } from './words.ts'

const plural = pluralOf('fr')

export const fr: PreviewWords = {
  hint: 'Qui a ce lien voit chaque phase, chaque pièce et chaque langue, avant l’ouverture aussi. Rien n’en est compté.',
  term: 'Valable',
  days: (n, shown) => plural(n, { one: `${shown} jour`, other: `${shown} jours` }),
  create: 'Créer un aperçu',
  none: 'Aucun aperçu pour l’instant.',
  by: (id, who, at) => `N° ${id}, ${who}, ${at}`,
  until: (at) => `Fin\u00a0: ${at}`,
  expired: (at) => `Expiré ${at}`,
  revoked: (at) => `Révoqué ${at}`,
  revoke: 'Révoquer l’aperçu',
  confirm: 'Dès la page suivante, il ne montre plus rien. On ne peut pas revenir dessus.',
}
