/** A file of Fontsource's, and what is cut out of it. */
export interface Cut {
  /** As it is imported. */
  file: string
  /** What the file calls its family, which may be one of its cuts. */
  family: string
  /** Left out: kept as it is. A number pins the axis, so that its outlines are not shipped. */
  axes: Record<string, number | { min: number; max: number }>
}

interface Style {
  slant: 'normal' | 'italic'
  /** As `font-weight` in `@font-face`. */
  weight: string
  /** By script. Without Arabic, another style of the typeface sets it. */
  cuts: { latin: Cut; polish: Cut; arabic?: Cut }
}

/** What one role of a look is set in; the first style is the upright one. */
export interface Typeface {
  /** Fonts that phones have, the commonest first, since each one that is missing costs a search: they hold the place until ours has arrived. */
  likenesses: readonly ('arial' | 'roboto' | 'timesNewRoman' | 'notoSerif')[]
  generic: 'sans-serif' | 'serif'
  styles: readonly [Style, ...Style[]]
}

/** Two typefaces that go together, and how they are set: together at most 70 kB on a page. */
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

/** The same of a family with a file for each weight. */
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
