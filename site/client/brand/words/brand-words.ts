import type { Plural, Say } from '../../../i18n/dictionary.ts'

type Category = Exclude<Intl.LDMLPluralRule, 'zero' | 'other'>

/** What the opened page says of the brand and of those who are here, in one language and register. */
export interface BrandWords<Known extends Category = never> {
  /** Above the brand's word; with {brand}. */
  wordOf: string
  /** How many are here now, the reader among them; two at least. */
  here: Plural<Known>
  /** A line to the brand; `heading` and `who` with {brand}. */
  tell: {
    heading: string
    /** Who reads it, that nobody answers, and what becomes of it. */
    who: string
    field: string
    /** Characters that are left, or too many; with {n}. */
    left: string
    tooLong: string
    send: string
    sent: string
    /** The fan's own lines, and what takes one back. */
    own: string
    takeBack: string
    takenBack: string
    /** As many as one may have. */
    full: string
    later: string
    failed: string
  }
  /** In the page's privacy note, for what a campaign has of it. */
  privacy: { follows: string; presence: string; tell: string }
}

/** A language's words; `Known` are its plural categories besides `other`. */
export type BrandLanguage<Known extends Category = never> = (say: Say) => BrandWords<Known>
