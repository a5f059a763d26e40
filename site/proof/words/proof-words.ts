import type { Plural } from '../../i18n/dictionary.ts'

type Category = Exclude<Intl.LDMLPluralRule, 'zero' | 'other'>

/** How far a link went, in words: on its card, and where its ambassador reads it. */
export interface ReachWords<Known extends Category = never> {
  /** Under the number, which stands apart: « personnes ». */
  people: Plural<Known> & { zero: string }
  /** With {n}: generations, « 7 mains ». */
  hands: Plural<Known>
  /** With {n}. */
  days: Plural<Known>
  /** Joins the {hands} and the {days}. */
  depth: string
}

/** What the page of a proof says to whoever checks it: always politely, a board may read it. */
export interface ProofWords<Known extends Category = never> {
  title: string
  /** Above the number; with {name}, where the link's is in it. */
  through: string
  throughOf: string
  /** All of the card as a sentence: joins {through}, the {figures} and {at}. */
  said: string
  reach: ReachWords<Known>
  /** With {date}: when this was so. */
  at: string
  /** With {from} and {to}. */
  period: string
  checking: string
  /** With {site}. */
  valid: string
  forged: string
  /** With {site}: it publishes another key. */
  unknownKey: string
  offline: string
  missing: string
  proves: { title: string; lines: string[] }
  provesNot: { title: string; lines: string[] }
  /** How to check it without this page; with {command} and {address}. */
  elsewhere: string
  card: { title: string; png: string; svg: string; statement: string; failed: string }
  /** On the card; with {site}. */
  check: string
}
