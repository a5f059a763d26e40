import type { CampaignConfig } from '../../campaigns/schema.ts'
import { SHAPE_CONTRAST, TEXT_CONTRAST } from './contrast.ts'

/** Something that a look prints with one colour on another. */
export interface Pair {
  print: 'ink' | 'ink-soft' | 'accent' | 'action' | 'on-action'
  /** `lit`: where a lamp in the accent shines on the ground. */
  on: 'ground' | 'raised' | 'action' | 'lit'
  /** The contrast that WCAG 2.2 AA asks for. */
  needs: number
  /** Default: every look prints it. */
  look?: CampaignConfig['look']
}

/** EVERY TEXT AND ITS GROUND: what the stylesheets print on what. Colours are mixed so, and tested, that all can be read. */
const PRINTED: readonly Pair[] = [
  { print: 'ink', on: 'ground', needs: TEXT_CONTRAST },
  { print: 'ink', on: 'raised', needs: TEXT_CONTRAST },
  { print: 'ink-soft', on: 'ground', needs: TEXT_CONTRAST },
  { print: 'ink-soft', on: 'raised', needs: TEXT_CONTRAST },
  { print: 'accent', on: 'ground', needs: TEXT_CONTRAST },
  { print: 'accent', on: 'raised', needs: TEXT_CONTRAST },
  // Buttons, bars of progress, and what is written on the former.
  { print: 'action', on: 'ground', needs: SHAPE_CONTRAST },
  { print: 'on-action', on: 'action', needs: TEXT_CONTRAST },
  { print: 'ink', on: 'lit', needs: TEXT_CONTRAST, look: 'cinema' },
  { print: 'ink-soft', on: 'lit', needs: TEXT_CONTRAST, look: 'cinema' },
]

export function pairsOf(look: CampaignConfig['look']): Pair[] {
  return PRINTED.filter((pair) => pair.look === undefined || pair.look === look)
}
