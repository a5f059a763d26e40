import { inkOn, legible, mix } from '../contrast.ts'
import type { Look } from '../look.ts'
import type { Print } from '../palette.ts'
import { typefaces } from './typefaces.ts'
import { words } from './words.ts'

/** A street poster with strips to tear off. */
export const poster: Look = {
  hint: 'a street poster to tear: for a date, a shop, a party',
  demo: 'jaune-ou-rose',
  palette: {
    accent: '#ff5a3c',
    light: (accent) => ({ ground: accent, ink: inkOn(accent, '#131211') }),
    dark: byNight,
    isFixedByOneColour: true,
    // The sheets on its wall.
    night: ['--night-stock:#26231e', '--night-print:#f1ebdf', '--sheet-scheme:dark'],
  },
  typefaces,
  faces: { title: { leading: 0.75, tracking: -0.012 }, small: { leading: 1.2, tracking: 0 } },
  badge: { family: 'Arial Black, Helvetica Neue, Segoe UI, Roboto, Arial, sans-serif', weight: 900, digit: 0.62 },
  words,
  // Half of a wide screen.
  upright: '(min-width: 56rem) and (max-aspect-ratio: 2/1)',
  limits: { page: '21 kB', fonts: '70 kB' },
}

/** Contrast of coloured text on black, which is harder to read than white. */
const BODY_CONTRAST = 6

/** By night a field of the accent would glare: colours are swapped, the accent on a dark wall. */
function byNight(accent: string): Print {
  const ground = mix('#100f0e', accent, 0.05)
  return { ground, ink: legible(accent, ground, '#fffdf8', BODY_CONTRAST) }
}
