import { pluralOf } from '../../../site/studio/i18n/plural.ts'
import type { StudioCodeWords } from './words.ts'

const plural = pluralOf('fr')

export const fr: StudioCodeWords = {
  counted: [
    'Les codes remis, parmi ceux du fichier. Il n’y en aura jamais plus.',
    'Une ouverture douteuse n’en reçoit pas. Qui a pris lequel n’est écrit nulle part ici\u00a0; une annulation ne reprend aucun code, puisqu’il a été lu.',
  ],
  empty: (budget) => `Aucun des ${budget} n’est pris pour l’instant.`,
  taken: {
    branch: (n, shown, budget, lastAt) =>
      `${plural(n, { one: `${shown} branche a`, other: `${shown} branches ont` })} son code, sur ${budget}\u00a0; le dernier a été pris ${lastAt}.`,
    each: (n, shown, budget, lastAt) =>
      `${plural(n, { one: `${shown} fan a`, other: `${shown} fans ont` })} un code, sur ${budget}\u00a0; le dernier a été pris ${lastAt}.`,
  },
  gone: 'Il n’en reste plus, et c’est ce qu’on lit désormais. Pour en ajouter\u00a0: à la fin du fichier, puis reconstruire.',
}
