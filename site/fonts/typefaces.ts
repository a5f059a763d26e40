import { createRequire } from 'node:module'
import type { CampaignConfig } from '../../campaigns/schema.ts'

const require = createRequire(import.meta.url)

/** A file of Fontsource's, and what is cut out of it. */
export interface Cut {
  file: string
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

/** What one role of a look is set in. */
interface Typeface {
  /** Fonts that phones have, the commonest first, since each one that is missing costs a search: they hold the place until ours has arrived. */
  likenesses: readonly ('arial' | 'roboto' | 'timesNewRoman' | 'notoSerif')[]
  generic: 'sans-serif' | 'serif'
  styles: readonly Style[]
}

const SANS = { likenesses: ['arial', 'roboto'], generic: 'sans-serif' } as const
const SERIF = { likenesses: ['timesNewRoman', 'notoSerif'], generic: 'serif' } as const

/** Two typefaces that go together, and how they are set. */
interface FontPair {
  /** Custom properties, without their dashes. */
  setting: Record<string, string>
  display: Typeface
  text: Typeface
}

type Look = CampaignConfig['look']

/** Whose pair a campaign is set in. */
export function pairOf({ look, fonts }: Pick<CampaignConfig, 'look' | 'fonts'>): Look {
  return fonts ?? look
}

/** The pair of each look: together at most 70 kB on a page. */
export const TYPEFACES: Record<Look, FontPair> = {
  cinema: {
    setting: {
      'display-weight': '800',
      'display-leading': '0.9',
      'display-tracking': '-0.005em',
      'display-case': 'uppercase',
    },
    display: {
      ...SANS,
      styles: [
        {
          slant: 'normal',
          weight: '600 900',
          cuts: {
            ...europe('archivo', 'wdth-normal', { wdth: 75, wght: { min: 600, max: 900 } }),
            arabic: arabic('cairo', { wght: { min: 600, max: 900 } }),
          },
        },
      ],
    },
    text: {
      ...SANS,
      styles: [
        {
          slant: 'normal',
          weight: '400 700',
          cuts: {
            ...europe('instrument-sans', 'wght-normal', { wght: { min: 400, max: 700 } }),
            arabic: arabic('cairo', { wght: { min: 400, max: 700 } }),
          },
        },
      ],
    },
  },
  letter: {
    setting: {
      'text-size': '1.1875rem',
      'text-leading': '1.6',
      'display-weight': '420',
      'display-leading': '1.1',
    },
    display: {
      ...SERIF,
      styles: [
        {
          slant: 'normal',
          weight: '420',
          cuts: {
            ...europe('fraunces', 'full-normal', { opsz: 144, wght: 420, SOFT: 50, WONK: 0 }),
            arabic: arabic('markazi-text', { wght: 500 }),
          },
        },
      ],
    },
    text: {
      ...SERIF,
      styles: [
        {
          slant: 'normal',
          weight: '400 600',
          cuts: {
            ...europe('newsreader', 'opsz-normal', { opsz: 18, wght: { min: 400, max: 600 } }),
            arabic: arabic('markazi-text', { wght: { min: 400, max: 600 } }),
          },
        },
        { slant: 'italic', weight: '400', cuts: europe('newsreader', 'opsz-italic', { opsz: 18, wght: 400 }) },
      ],
    },
  },
  poster: {
    setting: {
      'text-leading': '1.45',
      'display-weight': '800',
      'display-leading': '0.9',
      'display-tracking': '-0.045em',
    },
    display: {
      ...SANS,
      styles: [
        {
          slant: 'normal',
          weight: '800',
          cuts: {
            ...europe('bricolage-grotesque', 'standard-normal', { opsz: 96, wdth: 85, wght: 800 }),
            arabic: arabic('readex-pro', { wght: 700 }),
          },
        },
      ],
    },
    text: {
      ...SANS,
      styles: [
        {
          slant: 'normal',
          weight: '400 700',
          cuts: {
            ...europe('bricolage-grotesque', 'standard-normal', { opsz: 16, wdth: 100, wght: { min: 400, max: 700 } }),
            arabic: arabic('readex-pro', { wght: { min: 400, max: 700 } }),
          },
        },
      ],
    },
  },
}

function europe(family: string, variant: string, axes: Cut['axes']) {
  return {
    latin: { file: fontsource(family, `latin-${variant}`), axes },
    polish: { file: fontsource(family, `latin-ext-${variant}`), axes },
  }
}

function arabic(family: string, axes: Cut['axes']): Cut {
  return { file: fontsource(family, 'arabic-wght-normal'), axes }
}

function fontsource(family: string, name: string): string {
  return require.resolve(`@fontsource-variable/${family}/files/${family}-${name}.woff2`)
}
