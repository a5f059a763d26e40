import type { ErrorCode } from '../../api/fan-contract.ts'
import type { ChannelId } from '../../campaigns/channels.ts'

/**
 * Everything that goes wrong and has words: what the API refuses, and what happens before or after it. Nothing can be
 * decrypted on an `insecure` page, which came by plain http, nor in an `outdated` browser.
 */
export type ProblemName = ErrorCode | 'offline' | 'insecure' | 'outdated' | 'missing' | 'damaged'

/** One short sentence that is read first, and what to do about it. */
export interface Saying {
  line: string
  hint: string
}

/** The forms that a count from 1 on can take; none at all has a text of its own where it is said. */
type PluralCategory = Exclude<Intl.LDMLPluralRule, 'zero'>

/** A text with {n}, in each `Category` that the plural rules of its language know. */
export type Plural<Category extends PluralCategory = never> = Record<Category | 'other', string> &
  Partial<Record<PluralCategory, string>>

/** Words that are only rendered. */
export interface PageWords<Category extends PluralCategory = never> {
  noScript: Saying
  /** Shown when the script has not arrived after a while. */
  stalled: string
  retry: string
  /** After somebody else's link failed, back to what was opened before. */
  reopen: string
  keepLink: string
  pieces: string
  /** `used` is said of a way of passing it on. */
  share: Saying & { used: string }
  field: string
  /** With {n}. */
  goal: string
  privacy: string
  languages: string
  /** `at` with {date}. */
  unlock: { link: string; at: string } & Record<'shares' | 'views' | 'votes', Plural<Category>>
  /** Names of channels that are no brand's; `other` opens the phone's own share sheet. */
  channels: Record<'sms' | 'email' | 'copy' | 'other', string> & Partial<Record<ChannelId, string>>
  /** The code that fills the screen: what its button says, what to do with it, and the way back. */
  qr: { show: string; line: string; close: string }
  /** Words to say instead of sending a link: what the button says, what to do with them, and where they are typed. */
  voice: { show: string; line: string; where: string }
  /** The field for words that somebody was told. */
  spoken: { ask: string; field: string; try: string }
  /** What a fan sends when the campaign does not say; the link follows on a line of its own. */
  message: string
  /** The same in an SMS, where `message` has letters or signs that make it two. */
  sms?: string
  /** Of an e-mail whose subject the campaign does not say; with {title}. */
  subject: string
}

/** Words that the script needs: they travel with the page, so they are few. */
export interface ClientWords<Category extends PluralCategory = never> {
  gate: Saying
  teaser: Saying
  /** A {date}, from its {day} and {time}: written so that it fits into every sentence with {date}. */
  moment: string
  /** Before it opens; `line` with {date}. */
  waiting: Saying & { withLink: string; soon: string }
  opening: string
  slow: string
  opened: string
  /** With {title}. */
  pieceOpened: string
  views: Plural<Category> & { zero: string }
  goalReached: string
  mine: Plural<Category> & { zero: string }
  /** Those who opened it further on, with {generations}: the text of that name. Follows `mine` as a sentence of its own. */
  further: Plural<Category>
  /** Generations, in a word that people use; those who opened the fan's own link included: two at least. */
  generations: Plural<Category>
  /** The same, said of the {n} generations beyond which nobody counts. */
  generationsOrMore: string
  /** With {have} and {need}. */
  progress: string
  seconds: Plural<Category>
  /** How long the sum of `work-required` takes; follows its hint. */
  work: { soon: string; atMost: Plural<Category> }
  /** With {app}. */
  copiedFor: string
  copied: string
  copyByHand: string
  /** An app should have opened; on a desktop, perhaps there is none. */
  copiedToo: string
  /** Out of a messenger's own browser: why, the way, and what to do if it leads nowhere. */
  elsewhere: { why: string; open: string; copied: string }
  /** The link was copied, to be kept until it opens. */
  kept: string
  /** How long words are good; with {day} (« demain ») and {time}. */
  goodUntil: string
  /** Too many words were tried: a new try comes after ten minutes. */
  spokenTooOften: string
  /** `position` is how far a sound has been played. */
  media: { loading: string; failed: string; retry: string; play: string; pause: string; position: string }
  problems: Record<ProblemName, Saying>
}

export interface Dictionary<Category extends PluralCategory = never> {
  page: PageWords<Category>
  client: ClientWords<Category>
}

/** Says one thing to a friend, or to somebody whom one addresses politely. */
export type Say = (familiar: string, polite: string) => string

/** A language's dictionary, in one register; `Category` are its plural categories besides `other` and zero. */
export type Language<Category extends PluralCategory = never> = (say: Say) => Dictionary<Category>
