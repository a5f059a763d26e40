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
  /** What `entrenous new` says of it. */
  hint: string
  /** Slug of the project's campaign that shows it. */
  demo: string
  palette: Palette
  typefaces: FontPair
  /** How the typefaces are set in the picture under a link. */
  faces: { title: Setting; small: Setting }
  /** An image on another site loads no font: the nearest that systems come with. */
  badge: Badge['face']
  words: Words
  /** Where the cover is shown upright, as a media query. */
  upright?: string
  /** The logo and the words lie on the cover. */
  isCoverBehindWords?: true
  /** Most bytes, as size-limit writes them: the page before it is opened, without cover and fonts; fonts for Latin letters. */
  limits: { page: string; fonts: string }
}

interface Setting {
  /** Line height, as a share of the family's own. */
  leading: number
  /** Space between letters, in em. */
  tracking: number
}

/** What only this look says, in every language; `open` is what its button says. */
export type Words<Name extends string = 'open'> = (say: Say) => Record<Locale, Record<Name | 'open', string>>
