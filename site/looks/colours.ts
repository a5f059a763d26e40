import type { CampaignConfig } from '../../campaigns/schema.ts'
import { contrast, inkOn, legible, mix, moved, TEXT_CONTRAST } from './contrast.ts'
import { type Pair, pairsOf } from './printed.ts'

type Look = CampaignConfig['look']

/** What a campaign says about its colours. */
export type Design = Pick<CampaignConfig, 'look' | 'accent' | 'ink' | 'ground'>

export type Scheme = 'light' | 'dark'

/** One ground and what is printed on it. */
interface Print {
  ground: string
  ink: string
}

/** The colours of a look; its type and shapes are in its own stylesheet. A look without `dark` is always as it is. */
interface Palette {
  accent: string
  light(accent: string): Print
  dark?(accent: string): Print
}

const PALETTES: Record<Look, Palette> = {
  cinema: { accent: '#e2a04a', light: () => ({ ground: '#0b0b0d', ink: '#f2eee6' }) },
  letter: {
    accent: '#9a2c20',
    light: () => ({ ground: '#f4efe6', ink: '#1b1a17' }),
    dark: () => ({ ground: '#1c1a17', ink: '#ece5d8' }),
  },
  poster: {
    accent: '#ff5a3c',
    light: (accent) => ({ ground: accent, ink: inkOn(accent, '#131211') }),
    dark: byNight,
  },
}

/** A field of the accent would glare: the same poster is printed the other way round, in the accent on a dark wall. */
function byNight(accent: string): Print {
  const ground = mix('#100f0e', accent, 0.05)
  return { ground, ink: legible(accent, ground, '#fffdf8', BODY_CONTRAST) }
}

/** Of colour on black, which is read less well than white. */
const BODY_CONTRAST = 6

/** How much of the accent a cinema's lamp sheds on the ground behind text, at most. */
const LAMP = 0.17

export function accentOf({ look, accent }: Pick<Design, 'look' | 'accent'>): string {
  return accent ?? PALETTES[look].accent
}

/** What a campaign itself asks for in a scheme. */
export function asked(colour: Design['ink'], scheme: Scheme): string | undefined {
  return typeof colour === 'string' ? colour : colour?.[scheme]
}

/**
 * By day and by night; only one where the look has no other and the campaign asks for none, and where it asks a poster for
 * one colour: that is printed with by night too.
 */
export function schemesOf({ look, ink, ground }: Design): Scheme[] {
  const own = [ink, ground]
  const asksForDark = own.some((colour) => typeof colour === 'object' && colour.dark)
  const isFixed = look === 'poster' && own.some((colour) => typeof colour === 'string')
  return asksForDark || (PALETTES[look].dark && !isFixed) ? ['light', 'dark'] : ['light']
}

/** What the look prints with, but for what the campaign asks for. */
export function printOf(design: Design, scheme: Scheme = 'light'): Print {
  const { look, ink, ground } = design
  const own = PALETTES[look].light(accentOf(design))
  const day = overridden(own, asked(ground, 'light'), asked(ink, 'light'))
  if (scheme === 'light' || !schemesOf(design).includes('dark')) return day
  return overridden(PALETTES[look].dark?.(accentOf(design)) ?? day, asked(ground, 'dark'), asked(ink, 'dark'))
}

/** A new ground has the look's ink where that can be read, else another. */
function overridden(own: Print, ground = own.ground, ink?: string): Print {
  return { ground, ink: ink ?? (ground === own.ground ? own.ink : inkOn(ground, own.ink, '#131211', '#fffdf8')) }
}

/** What a browser paints around the page: the ground, for a light and for a dark system. */
export function grounds(design: Design): Record<Scheme, string> {
  return { light: printOf(design).ground, dark: printOf(design, 'dark').ground }
}

/** What a look prints with by day, for pictures. */
export function inks(design: Design): Print & { accent: string } {
  return { ...printOf(design), accent: accentOf(design) }
}

/** A campaign's colours as tokens, each readable where it is used. */
export function colourTokens(design: Design): string {
  const [day = '', night] = schemesOf(design).map((scheme) => `:root{${declarations(design, scheme)}}`)
  return night ? `${day}@media(prefers-color-scheme:dark){${night}}` : day
}

function declarations(design: Design, scheme: Scheme): string {
  const { lit: _, ...tokens } = coloursOf(design, scheme)
  const isDark = contrast(tokens.ground, '#ffffff') > contrast(tokens.ground, '#000000')
  const values = Object.entries(tokens).map(([name, value]) => `--${name}:${value}`)
  const sheets = design.look === 'poster' && scheme === 'dark' && isDark ? NIGHT_SHEETS : []
  return [`color-scheme:${isDark ? 'dark' : 'light'}`, ...values, ...sheets].join(';')
}

/** What is pasted on a poster's wall, by night. */
const NIGHT_SHEETS = ['--night-stock:#26231e', '--night-print:#f1ebdf', '--sheet-scheme:dark']

/** Everything that is printed in a scheme, by its token; `lit` is the ground that no token names. */
export function coloursOf(design: Design, scheme: Scheme): Colours {
  const { ground, ink } = printOf(design, scheme)
  const asked = accentOf(design)
  const isField = asked === ground
  const raised = raisedFrom(ground, ink, isField)
  const readable = (colour: string, print: Pair['print'], grounds: Grounds) =>
    moved(colour, ink, (nearer) => canBeRead(nearer, print, grounds, design.look)) ?? ink
  const accent = isField ? ink : readable(asked, 'accent', { ground, raised })
  const action = isField ? ink : readable(asked, 'action', { ground, raised })
  const lit = mix(ground, accent, LAMP)
  return {
    ground,
    ink,
    'ink-soft': readable(mix(ink, ground, isField ? 0.18 : 0.38), 'ink-soft', { ground, raised, lit }),
    line: mix(ground, ink, isField ? 0.45 : 0.16),
    raised,
    accent,
    action,
    'on-action': isField ? inkOn(action, '#fffdf8') : inkOn(action, '#131211', '#fffdf8'),
    lit,
  }
}

/** One of each: what a look prints with, by its token. */
export type Colours = Record<Pair['print'] | Pair['on'] | 'line', string>

type Grounds = Partial<Record<Pair['on'], string>>

/** Towards the ink; away from it where the ink has no contrast to spare, as on a field. */
function raisedFrom(ground: string, ink: string, isField: boolean): string {
  const nearer = mix(ground, ink, 0.06)
  if (!isField && contrast(ink, nearer) >= TEXT_CONTRAST) return nearer
  const isInkDarker = contrast(ink, '#000000') < contrast(ground, '#000000')
  return mix(ground, isInkDarker ? '#ffffff' : '#000000', 0.15)
}

function canBeRead(colour: string, print: Pair['print'], grounds: Grounds, look: Look): boolean {
  return pairsOf(look).every(({ on, needs, ...pair }) => {
    const ground = pair.print === print && grounds[on]
    return !ground || contrast(colour, ground) >= needs
  })
}
