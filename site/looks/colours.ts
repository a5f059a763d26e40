import type { CampaignConfig } from '../../campaigns/schema.ts'
import { contrast, inkOn, mix, moved, TEXT_CONTRAST } from './contrast.ts'
import { LOOKS } from './index.ts'
import { type Pair, PRINTED, type Print } from './palette.ts'

type Look = CampaignConfig['look']

/** A campaign's own colours. */
export type Design = Pick<CampaignConfig, 'look' | 'accent' | 'ink' | 'ground'>

export type Scheme = 'light' | 'dark'

/** The most of the accent that a lamp mixes into the ground behind text. */
const LAMP = 0.17

export function accentOf({ look, accent }: Pick<Design, 'look' | 'accent'>): string {
  return accent ?? LOOKS[look].palette.accent
}

/** The campaign's own colour in a scheme. */
export function asked(colour: Design['ink'], scheme: Scheme): string | undefined {
  return typeof colour === 'string' ? colour : colour?.[scheme]
}

/** The schemes of a campaign; only one where the look has no other and the campaign names none. */
export function schemesOf({ look, ink, ground }: Design): Scheme[] {
  const own = [ink, ground]
  const asksForDark = own.some((colour) => typeof colour === 'object' && colour.dark)
  const { dark, isFixedByOneColour } = LOOKS[look].palette
  const isFixed = isFixedByOneColour && own.some((colour) => typeof colour === 'string')
  return asksForDark || (dark && !isFixed) ? ['light', 'dark'] : ['light']
}

/** The look's colours, overridden by the campaign's. */
export function printOf(design: Design, scheme: Scheme = 'light'): Print {
  const { look, ink, ground } = design
  const { palette } = LOOKS[look]
  const own = palette.light(accentOf(design))
  const day = overridden(own, asked(ground, 'light'), asked(ink, 'light'))
  if (scheme === 'light' || !schemesOf(design).includes('dark')) return day
  return overridden(palette.dark?.(accentOf(design)) ?? day, asked(ground, 'dark'), asked(ink, 'dark'))
}

/** Overrides a print; a new ground keeps the look's ink where that can be read. */
function overridden(own: Print, ground = own.ground, ink?: string): Print {
  return { ground, ink: ink ?? (ground === own.ground ? own.ink : inkOn(ground, own.ink, '#131211', '#fffdf8')) }
}

/** The colour of the browser around the page: the ground, for a light and for a dark system. */
export function grounds(design: Design): Record<Scheme, string> {
  return { light: printOf(design).ground, dark: printOf(design, 'dark').ground }
}

/** The colours by day, for pictures. */
export function inks(design: Design): Print & { accent: string } {
  return { ...printOf(design), accent: accentOf(design) }
}

/** A campaign's colours as custom properties, each readable where it is used. */
export function colourTokens(design: Design): string {
  const [day = '', night] = schemesOf(design).map((scheme) => `:root{${declarations(design, scheme)}}`)
  return night ? `${day}@media(prefers-color-scheme:dark){${night}}` : day
}

function declarations(design: Design, scheme: Scheme): string {
  const { lit: _, ...tokens } = coloursOf(design, scheme)
  const isDark = contrast(tokens.ground, '#ffffff') > contrast(tokens.ground, '#000000')
  const values = Object.entries(tokens).map(([name, value]) => `--${name}:${value}`)
  const night = (scheme === 'dark' && isDark && LOOKS[design.look].palette.night) || []
  return [`color-scheme:${isDark ? 'dark' : 'light'}`, ...values, ...night].join(';')
}

/** All colours of a scheme, by token; `lit` is a ground without a token. */
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

/** Colours by token. */
export type Colours = Record<Pair['print'] | Pair['on'] | 'line', string>

type Grounds = Partial<Record<Pair['on'], string>>

/** The raised ground: moved towards the ink; away from it where the ink has no contrast to spare, as on a field. */
function raisedFrom(ground: string, ink: string, isField: boolean): string {
  const nearer = mix(ground, ink, 0.06)
  if (!isField && contrast(ink, nearer) >= TEXT_CONTRAST) return nearer
  const isInkDarker = contrast(ink, '#000000') < contrast(ground, '#000000')
  return mix(ground, isInkDarker ? '#ffffff' : '#000000', 0.15)
}

/** All pairs of colours of a look: text and its ground. */
export function pairsOf(look: Look): readonly Pair[] {
  return [...PRINTED, ...(LOOKS[look].palette.printed ?? [])]
}

function canBeRead(colour: string, print: Pair['print'], grounds: Grounds, look: Look): boolean {
  return pairsOf(look).every(({ on, needs, ...pair }) => {
    const ground = pair.print === print && grounds[on]
    return !ground || contrast(colour, ground) >= needs
  })
}
