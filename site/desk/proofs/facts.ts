import type { LookName } from '../../../campaigns/looks.ts'
import type { Numerals } from '../../i18n/numerals.ts'
import type { ProofWords } from '../../proof/words/proof-words.ts'

/** What the page of a proof passes to its script. */
export interface ProofFacts {
  slug: string
  locale: string
  direction: 'ltr' | 'rtl'
  numerals: Numerals
  brand: string
  look: LookName
  words: ProofWords
  /** A date made of {day} and {time}. */
  moment: string
  /** Of the campaign, by day: a card looks the same to everybody. */
  inks: { ground: string; ink: string; accent: string }
  /** Fonts that the card is set in. */
  faces: { role: 'display' | 'text'; href: string; weight: string }[]
}
