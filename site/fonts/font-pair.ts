/** A file of Fontsource's, and the subset that is taken. */
export interface Cut {
  /** Import path. */
  file: string
  /** Name of the family within the file, which may be that of one cut. */
  family: string
  /** Axes of the file: left out, an axis is kept; a number pins it, so that its outlines are not shipped. */
  axes: Record<string, number | { min: number; max: number }>
}

interface Style {
  slant: 'normal' | 'italic'
  /** As `font-weight` in `@font-face`. */
  weight: string
  /** By script. Without Arabic, another style of the typeface sets it. */
  cuts: { latin: Cut; polish: Cut; arabic?: Cut }
}

/** The typeface of one role of a look; the first style is the upright one. */
export interface Typeface {
  /**
   * Fallback fonts of phones, the commonest first, since each missing one costs a search: they hold the place until ours
   * has arrived.
   */
  likenesses: readonly ('arial' | 'roboto' | 'timesNewRoman' | 'notoSerif')[]
  generic: 'sans-serif' | 'serif'
  styles: readonly [Style, ...Style[]]
}

/** A pair of typefaces, and their settings: together at most 70 kB on a page. */
export interface FontPair {
  /** Custom properties, without their dashes. */
  setting: Record<string, string> & { 'display-weight': string }
  display: Typeface
  text: Typeface
}

export const SANS = { likenesses: ['arial', 'roboto'], generic: 'sans-serif' } as const
export const SERIF = { likenesses: ['timesNewRoman', 'notoSerif'], generic: 'serif' } as const

/** The cuts of a variable family for European languages. */
export function europe(family: string, id: string, variant: string, axes: Cut['axes']) {
  return {
    latin: { file: variable(id, `latin-${variant}`), family, axes },
    polish: { file: variable(id, `latin-ext-${variant}`), family, axes },
  }
}

/** The same for a family with a file for each weight. */
export function europeFixed(family: string, id: string, weight: number) {
  const file = (script: string) => `@fontsource/${id}/files/${id}-${script}-${weight}-normal.woff2`
  return { latin: { file: file('latin'), family, axes: {} }, polish: { file: file('latin-ext'), family, axes: {} } }
}

export function arabic(family: string, id: string, axes: Cut['axes']): Cut {
  return { file: variable(id, 'arabic-wght-normal'), family, axes }
}

function variable(id: string, name: string): string {
  return `@fontsource-variable/${id}/files/${id}-${name}.woff2`
}
