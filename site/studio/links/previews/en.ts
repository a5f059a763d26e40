import { pluralOf } from '../../i18n/plural.ts'
import type { PreviewWords } from './words.ts'

const plural = pluralOf('en')

export const en: PreviewWords = {
  hint: 'Whoever has such a link sees every phase, piece and language, before it opens too. None of that is counted.',
  term: 'Good for',
  days: (n, shown) => plural(n, { one: `${shown} day`, other: `${shown} days` }),
  create: 'Make a preview',
  none: 'No preview was made yet.',
  by: (id, who, at) => `No. ${id}, ${who}, ${at}`,
  until: (at) => `Until ${at}`,
  expired: (at) => `Expired ${at}`,
  revoked: (at) => `Revoked ${at}`,
  revoke: 'Revoke preview',
  confirm: 'From the next page on it shows nothing. It cannot be undone.',
}
