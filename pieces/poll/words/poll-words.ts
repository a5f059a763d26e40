import type { Plural, Say } from '../../../site/i18n/dictionary.ts'

type Category = Exclude<Intl.LDMLPluralRule, 'zero' | 'other'>

/** What a poll says to a fan, in one language and register. */
export interface PollWords<Known extends Category = never> {
  /** The button: before a vote, once it is counted, and while another choice is made than the one that is. */
  vote: string
  counted: string
  change: string
  /** How many may be chosen, with {n}; how a ranking goes. */
  most: Plural<Known>
  ranking: string
  /** Why nothing was sent: nothing is chosen, or more than {n} would be. */
  none: string
  tooMany: Plural<Known>
  /** Buttons that move a {choice} one place, and where it then is: {n} of {all}. */
  up: string
  down: string
  place: string
  /** Why there is no result to see. */
  hidden: string
  after: string
  /** Until when it can be changed, with {day} and {time}. */
  until: string
  /** What has become of a vote. `kept`: the network is gone, and it waits in this browser. */
  thanks: string
  kept: string
  failed: string
  tooLate: string
  /** The same, of another choice than the vote that counts. */
  changeTooLate: string
  retry: string
  closed: string
  /** To whoever came without a private link. */
  outside: string
  /** All who voted. Of a ranking: who put a choice first. */
  votes: Plural<Known> & { zero: string }
  first: Plural<Known>
}

/** A language's words; `Known` are its plural categories besides `other`. */
export type PollLanguage<Known extends Category = never> = (say: Say) => PollWords<Known>
