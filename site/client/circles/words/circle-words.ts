import type { Plural, Say } from '../../../i18n/dictionary.ts'

/** Plural categories of a count from 1 on. */
type PluralCategory = Exclude<Intl.LDMLPluralRule, 'zero'>

/** What the page says of circles. `{name}` is a circle's name, which may be written the other way: it is isolated. */
export interface CircleWords<Category extends PluralCategory = never> {
  /** At the gate, by a link that has a circle; with {name}. */
  entering: string
  /** At the gate, by a link that has none. */
  toChoose: string
  /** The dialog in which a fan chooses; `first` is said when nothing is chosen yet. `back` leaves it at the gate, `later` inside. */
  choose: { line: string; hint: string; list: string; enter: string; back: string; later: string; first: string }
  /** The same dialog, once the circle that was chosen is there no more; `without` goes on without one. */
  gone: { line: string; hint: string; without: string }
  /** The field for a postcode or a town: what is typed stays in the browser. */
  search: { label: string; private: string; none: string; found: Plural<Category> }
  /** Heading of the fan's circle; with {name}. */
  title: string
  /** Follows the figure, except for `zero`. */
  views: Plural<Category> & { zero: string }
  /** With {n}. */
  goal: string
  goalReached: string
  /** Told once, after the circle has divided; `text` with {name}, the part that the fan is in. */
  split: { line: string; text: string; ok: string }
}

export type CircleLanguage<Category extends PluralCategory = never> = (say: Say) => CircleWords<Category>
