import type { Badge } from '../../campaigns/manifest.ts'
import type { Locale } from '../../campaigns/schema.ts'
import type { FontPair } from '../fonts/font-pair.ts'
import type { Say } from '../i18n/dictionary.ts'
import type { Palette } from './palette.ts'

/**
 * The facts of a look. What draws it lies beside them, under names that are found by themselves: `look.css`, `motion.css`,
 * `opening.css`, `inside.css`, `preview.css`, `Scene.astro`, `preview.ts`, `print.ts`, and where the look has any,
 * `Title.astro` and `measured.ts`.
 */
export interface Look {
  /** Its description in `entrenous new`. */
  hint: string
  /** Slug of the project's campaign that shows it. */
  demo: string
  palette: Palette
  typefaces: FontPair
  /** Settings of the typefaces in the picture under a link. */
  faces: { title: Setting; small: Setting }
  /** The nearest system font for the badge: an image on another site loads no font. */
  badge: Badge['face']
  words: Words
  /** The media query under which the cover is shown upright. */
  upright?: string
  /** Whether the logo and the words lie on the cover. */
  isCoverBehindWords?: true
  /**
   * Size limits, as size-limit writes them: the page before it is opened, without cover and fonts; then fonts for Latin
   * letters.
   */
  limits: { page: string; fonts: string }
}

interface Setting {
  /** Line height, as a share of the family's own. */
  leading: number
  /** Space between letters, in em. */
  tracking: number
}

/** Words of this look alone, in every language; `open` is its button. */
export type Words<Name extends string = 'open'> = (say: Say) => Record<Locale, Record<Name | 'open', string>>
