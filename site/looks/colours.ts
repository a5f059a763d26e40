import type { CampaignConfig } from '../../campaigns/schema.ts'
import { contrast, inkOn, legible, mix, SHAPE_CONTRAST, TEXT_CONTRAST } from './contrast.ts'

type Look = CampaignConfig['look']

/** One ground and what is printed on it. */
interface Scheme {
  ground: string
  ink: string
}

/** The colours of a look; its type and shapes are in its own stylesheet. A look without `dark` is always as it is. */
interface Palette {
  accent: string
  scheme(accent: string): Scheme
  dark?: Scheme
}

const PALETTES: Record<Look, Palette> = {
  cinema: { accent: '#e2a04a', scheme: () => ({ ground: '#0b0b0d', ink: '#f2eee6' }) },
  letter: {
    accent: '#9a2c20',
    scheme: () => ({ ground: '#f4efe6', ink: '#1b1a17' }),
    dark: { ground: '#1c1a17', ink: '#ece5d8' },
  },
  poster: { accent: '#ff5a3c', scheme: (accent) => ({ ground: accent, ink: inkOn(accent, '#131211') }) },
}

export function accentOf({ look, accent }: Pick<CampaignConfig, 'look' | 'accent'>): string {
  return accent ?? PALETTES[look].accent
}

/** What a browser paints around the page: the ground, for a light and for a dark system. */
export function grounds(look: Look, accent = PALETTES[look].accent): { light: string; dark: string } {
  const { scheme, dark } = PALETTES[look]
  const light = scheme(accent).ground
  return { light, dark: dark?.ground ?? light }
}

/** What a look prints with by day, for pictures. */
export function inks(look: Look, accent = PALETTES[look].accent): Scheme & { accent: string } {
  return { ...PALETTES[look].scheme(accent), accent }
}

/** A campaign's colours as tokens, each readable where it is used. */
export function colourTokens(look: Look, accent = PALETTES[look].accent): string {
  const { scheme, dark } = PALETTES[look]
  const day = scheme(accent)
  const night = dark ? `@media (prefers-color-scheme:dark){:root{${tokens(dark, accent)}}}` : ''
  return `:root{color-scheme:${colourScheme(day, dark)};${tokens(day, accent)}}${night}`
}

function colourScheme(day: Scheme, night?: Scheme): string {
  if (night) return 'light dark'
  return contrast(day.ground, '#ffffff') > contrast(day.ground, '#000000') ? 'dark' : 'light'
}

function tokens({ ground, ink }: Scheme, accent: string): string {
  const isField = accent === ground
  const action = isField ? ink : legible(accent, ground, ink, SHAPE_CONTRAST)
  const values = {
    ground,
    ink,
    'ink-soft': legible(mix(ink, ground, isField ? 0.18 : 0.38), ground, ink, TEXT_CONTRAST),
    line: mix(ground, ink, isField ? 0.45 : 0.16),
    // Away from the ink on a field, where the ink has no contrast to spare.
    raised: isField ? mix(ground, inkOn(ink), 0.15) : mix(ground, ink, 0.06),
    accent: isField ? ink : legible(accent, ground, ink, TEXT_CONTRAST),
    action,
    'on-action': isField ? inkOn(action, '#fffdf8') : inkOn(action, '#131211', '#fffdf8'),
  }
  return Object.entries(values)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')
}
