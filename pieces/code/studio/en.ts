import { pluralOf } from '../../../site/studio/i18n/plural.ts'
import type { StudioCodeWords } from './words.ts'

const plural = pluralOf('en')

export const en: StudioCodeWords = {
  counted: [
    'Codes that were handed out, of those in the file. There are never more.',
    'An opening with a doubt gets none of its own. Who took which stands with nobody here; a void takes no code back, since it was read.',
  ],
  empty: (budget) => `None of the ${budget} is taken yet.`,
  taken: {
    branch: (n, shown, budget, lastAt) =>
      `${plural(n, { one: `${shown} branch has`, other: `${shown} branches have` })} a code, of ${budget}; the last took it ${lastAt}.`,
    each: (n, shown, budget, lastAt) =>
      `${plural(n, { one: `${shown} fan has`, other: `${shown} fans have` })} a code, of ${budget}; the last took it ${lastAt}.`,
  },
  gone: 'None is left: whoever comes now reads that. More of them go to the end of the file, then build again.',
}
