import type { ContactDetail } from '../../../campaigns/contact-details.ts'
import type { Say } from '../../i18n/dictionary.ts'

/** What an ambassador's own page says, in one language and register. */
export interface AmbassadorWords {
  title: string
  /** That the address is theirs alone; under the title. */
  yours: string
  loading: string
  reach: {
    title: string
    /** Of nobody yet. */
    none: string
    /** Heading of the table, and of its rows with {n}. */
    hands: string
    hand: string
    days: string
    /** What the figures count. */
    counted: string
  }
  note: {
    title: string
    /** Who reads it, and that somebody of {brand} reads it first. */
    hint: string
    field: string
    save: string
    withdraw: string
    waiting: string
    shown: string
    /** With {reason}. */
    refused: string
    /** The branch reads the earlier one meanwhile. */
    earlier: string
    withdrawn: string
    /** Why it is not taken, by what it holds. */
    unfit: Record<ContactDetail, string>
    failed: string
  }
  ranking: { title: string; hint: string; join: string; none: string; you: string }
  proof: { title: string; hint: string; named: string; make: string; failed: string }
  /** Why there is nothing to see. */
  problems: Record<'link-invalid' | 'link-revoked' | 'offline', string>
}

export type AmbassadorLanguage = (say: Say) => AmbassadorWords
