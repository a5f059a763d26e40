import type { ErrorCode } from '../../api/contract.ts'
import type { ChannelId } from '../../campaigns/channels.ts'
import type { CampaignConfig } from '../../campaigns/schema.ts'

/** Everything that goes wrong and has words: what the API refuses, and what happens before or after it. */
export type ProblemName = ErrorCode | 'offline' | 'insecure' | 'missing' | 'damaged'

/** One short sentence that is read first, and what to do about it. */
export interface Saying {
  line: string
  hint: string
}

/** A text with {n}, by the plural rules of its language. */
export interface Plural {
  one: string
  other: string
}

/** Words that are only rendered. */
export interface PageWords {
  noScript: Saying
  /** Shown when the script has not arrived after a while. */
  stalled: string
  /** The verb of each look. */
  open: Record<CampaignConfig['look'], string>
  retry: string
  /** After somebody else's link failed, back to what was opened before. */
  reopen: string
  keepLink: string
  pieces: string
  share: Saying
  field: string
  /** With {n}. */
  goal: string
  privacy: string
  unlock: { link: string; shares: Plural; views: Plural; at: string }
  channels: Partial<Record<ChannelId, string>>
  /** The code that fills the screen: what its button says, what to do with it, and the way back. */
  qr: { show: string; line: string; close: string }
  /** What a fan sends when the campaign does not say; the link follows on a line of its own. */
  message: string
}

/** Words that the script needs: they travel with the page, so they are few. */
export interface ClientWords {
  gate: Saying
  teaser: Saying
  /** Before it opens; `line` with {date}. */
  waiting: Saying & { withLink: string; soon: string }
  opening: string
  slow: string
  opened: string
  /** With {title}. */
  pieceOpened: string
  views: Plural & { zero: string }
  mine: Plural & { zero: string }
  /** Those who opened it further on, with {deep}: the text of that name. Follows `mine` as a sentence of its own. */
  further: Plural
  /** Generations, those who opened the fan's own link included: two at least. */
  deep: Plural
  /** With {have} and {need}. */
  progress: string
  seconds: Plural
  /** With {app}. */
  copiedFor: string
  copied: string
  copyByHand: string
  /** The link was copied, to be kept until it opens. */
  kept: string
  media: { loading: string; failed: string; retry: string }
  problems: Record<ProblemName, Saying>
}

export interface Dictionary {
  page: PageWords
  client: ClientWords
}
