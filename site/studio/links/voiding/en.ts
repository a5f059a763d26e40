import { pluralOf } from '../../i18n/plural.ts'
import type { VoidingWords } from './words.ts'

const plural = pluralOf('en')

export const en: VoidingWords = {
  open: 'Void views …',
  openAll: 'Void all that carry a doubt …',
  reopen: 'Put voided views back …',
  reopenAll: 'Put all voided views back …',
  what: 'Which views',
  view: 'This view alone',
  branch: 'This view and all that grew from it',
  rootBranch: 'All that came through this first link',
  onlyDoubtful: 'Only those that carry a doubt',
  from: 'Opened from',
  to: 'and before',
  why: 'Reason',
  whyHint: 'for the log, such as: one script on Friday night',
  ask: 'See what that does',
  confirm: (n, shown) =>
    plural(n, { one: `${shown} view leaves every figure.`, other: `${shown} views leave every figure.` }),
  confirmBack: (n, shown) =>
    plural(n, { one: `${shown} view is counted again.`, other: `${shown} views are counted again.` }),
  reason: (why, shown) => `Of these, “${why}” had taken out ${shown}.`,
  nothing: 'No counted view is meant: nothing would change.',
  nothingBack: 'No voided view is meant: nothing would change.',
  left: (n, views, clear) =>
    plural(n, {
      one: `${views} view is left${clear && `, ${clear} clear`}.`,
      other: `${views} views are left${clear && `, ${clear} of them clear`}.`,
    }),
  closes: (piece, need, have) => `“${piece}” closes again for those to come: it opens at ${need}, and has ${have}.`,
  fewer: (piece, need, by) =>
    `“${piece}” opens by ${need} ${by === 'shares' ? 'shares of a fan’s own: who passed these views on has fewer' : `${by}: those of these views count no more`}.`,
  keysStay: 'Keys already handed out stay out: who has opened something keeps it. It can be undone.',
  keysStayed: 'Nobody loses or gains a key by that.',
  doVoid: (n, shown) => plural(n, { one: `Void ${shown} view`, other: `Void ${shown} views` }),
  doBack: (n, shown) => plural(n, { one: `Put ${shown} view back`, other: `Put ${shown} views back` }),
}
