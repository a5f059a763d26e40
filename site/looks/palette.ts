import { SHAPE_CONTRAST, TEXT_CONTRAST } from './contrast.ts'

/** One ground and what is printed on it, as `#rrggbb`. */
export interface Print {
  ground: string
  ink: string
}

/** The colours of a look; its type and shapes are in its own stylesheet. A look without `dark` is always as it is. */
export interface Palette {
  /** Where the campaign names none. */
  accent: string
  light(accent: string): Print
  dark?(accent: string): Print
  /** A single `ink` or `ground` of the campaign is printed with by night too, instead of what `dark` gives. */
  isFixedByOneColour?: true
  /** Further declarations for a dark ground by night. */
  night?: readonly string[]
  /** What this look prints beside what every look does. */
  printed?: readonly Pair[]
}

/** Something that a look prints with one colour on another. */
export interface Pair {
  print: 'ink' | 'ink-soft' | 'accent' | 'action' | 'on-action'
  /** `lit`: where a lamp in the accent shines on the ground. */
  on: 'ground' | 'raised' | 'action' | 'lit'
  /** The contrast that WCAG 2.2 AA asks for. */
  needs: number
}

/** Every text and its ground: what all stylesheets print on what. Colours are mixed so, and tested, that all can be read. */
export const PRINTED: readonly Pair[] = [
  { print: 'ink', on: 'ground', needs: TEXT_CONTRAST },
  { print: 'ink', on: 'raised', needs: TEXT_CONTRAST },
  { print: 'ink-soft', on: 'ground', needs: TEXT_CONTRAST },
  { print: 'ink-soft', on: 'raised', needs: TEXT_CONTRAST },
  { print: 'accent', on: 'ground', needs: TEXT_CONTRAST },
  { print: 'accent', on: 'raised', needs: TEXT_CONTRAST },
  // Buttons, bars of progress, and what is written on the former.
  { print: 'action', on: 'ground', needs: SHAPE_CONTRAST },
  { print: 'on-action', on: 'action', needs: TEXT_CONTRAST },
]
