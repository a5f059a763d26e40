import { SHAPE_CONTRAST, TEXT_CONTRAST } from './contrast.ts'

/** A ground and the ink on it, as `#rrggbb`. */
export interface Print {
  ground: string
  ink: string
}

/** The colours of a look; its type and shapes are in its own stylesheet. A look without `dark` is always as it is. */
export interface Palette {
  /** The accent, where the campaign names none. */
  accent: string
  light(accent: string): Print
  dark?(accent: string): Print
  /** Whether a single `ink` or `ground` of the campaign holds by night too, instead of `dark`. */
  isFixedByOneColour?: true
  /** Further declarations for a dark ground by night. */
  night?: readonly string[]
  /** Pairs that only this look prints. */
  printed?: readonly Pair[]
}

/** A pair: one colour printed on another. */
export interface Pair {
  print: 'ink' | 'ink-soft' | 'accent' | 'action' | 'on-action'
  /** `lit`: where a lamp in the accent shines on the ground. */
  on: 'ground' | 'raised' | 'action' | 'lit'
  /** The contrast that WCAG 2.2 AA asks for. */
  needs: number
}

/** The pairs that every look prints: each text and its ground. Colours are mixed, and tested, so that all can be read. */
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
