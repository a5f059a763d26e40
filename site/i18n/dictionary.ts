import type { ErrorCode } from '../../api/fan-contract.ts'
import type { ChannelId } from '../../campaigns/channels.ts'
import type { CountRule } from '../../campaigns/unlock.ts'

/**
 * Every problem that has words: refusals of the API, and what happens before or after it. Nothing can be decrypted on an
 * `insecure` page, which came over plain http, nor in an `outdated` browser.
 */
export type ProblemName =
  | Exclude<ErrorCode, 'circle-unknown'>
  | 'offline'
  | 'insecure'
  | 'outdated'
  | 'missing'
  | 'damaged'

/** One short sentence that is read first, and a hint what to do. */
export interface Saying {
  line: string
  hint: string
}

/** Plural categories of a count from 1 on; a count of none has a text of its own. */
type PluralCategory = Exclude<Intl.LDMLPluralRule, 'zero'>

/** A text with {n}, in each plural category of its language. */
export type Plural<Category extends PluralCategory = never> = Record<Category | 'other', string> &
  Partial<Record<PluralCategory, string>>

/** Words that are only rendered. */
export interface PageWords<Category extends PluralCategory = never> {
  noScript: Saying
  /** Shown when the script has not arrived after a while. */
  stalled: string
  retry: string
  /** The button that leads back to the earlier opening, after somebody else's link failed. */
  reopen: string
  keepLink: string
  pieces: string
  /** `used` marks a channel that was used. */
  share: Saying & { used: string }
  field: string
  /** With {n}. */
  goal: string
  privacy: string
  languages: string
  /** `at` with {date}. */
  unlock: { link: string; at: string } & Record<CountRule, Plural<Category>>
  /** Names of channels that are no brands; `other` opens the phone's own share sheet. */
  channels: Record<'sms' | 'email' | 'copy' | 'other', string> & Partial<Record<ChannelId, string>>
  /** The QR code that fills the screen: its button, its instructions, and the way back. */
  qr: { show: string; line: string; close: string }
  /** Words to say instead of sending a link: the button, the instructions, and where to type them. */
  voice: { show: string; line: string; where: string }
  /** The field for spoken words. */
  spoken: { ask: string; field: string; try: string }
  /** The default message; the link follows on a line of its own. */
  message: string
  /** The default message of an SMS, where `message` has characters that would make two of it. */
  sms?: string
  /** The default body of an e-mail, which a reader sees without a chat around it. */
  email: string
  /** The default subject of an e-mail; with {title}. */
  subject: string
}

/** Words of the script: they are part of the page, so they are few. */
export interface ClientWords<Category extends PluralCategory = never> {
  gate: Saying
  teaser: Saying
  /** A {date} made of {day} and {time}, so that it fits into every sentence with {date}. */
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
  /** The views further down, with {generations}: the text of that name. Follows `mine` as a sentence of its own. */
  further: Plural<Category>
  /** Generations, in a word that people use, the first one included: two at least. */
  generations: Plural<Category>
  /** The same for {n} or more generations, beyond which nobody counts. */
  generationsOrMore: string
  /** With {have} and {need}. */
  progress: string
  seconds: Plural<Category>
  /** How long the proof of work takes; follows the hint of `work-required`. */
  work: { soon: string; atMost: Plural<Category> }
  /** With {app}. */
  copiedFor: string
  copied: string
  copyByHand: string
  /** An app should have opened; on a desktop, perhaps there is none. */
  copiedToo: string
  /** The way out of a messenger's own browser: why, the link, and what to do if it fails. */
  elsewhere: { why: string; open: string; copied: string }
  /** The link was copied, to be kept until it opens. */
  kept: string
  /** Until when words are good; with {day} (« demain ») and {time}. */
  goodUntil: string
  /** Too many words were tried: a new try comes after ten minutes. */
  spokenTooOften: string
  /** Words of players; `position` names the progress bar of a sound. */
  media: { loading: string; failed: string; retry: string }
  problems: Record<ProblemName, Saying>
}

export interface Dictionary<Category extends PluralCategory = never> {
  page: PageWords<Category>
  client: ClientWords<Category>
}

/** Chooses between the familiar and the polite form. */
export type Say = (familiar: string, polite: string) => string

/** Makes a language's dictionary in one register; `Category` are its plural categories besides `other` and zero. */
export type Language<Category extends PluralCategory = never> = (say: Say) => Dictionary<Category>
