import { TEXT_CONTRAST } from '../contrast.ts'
import type { Look } from '../look.ts'
import { typefaces } from './typefaces.ts'
import { words } from './words.ts'

/** The house lights go down. */
export const cinema: Look = {
  hint: 'the lights go down: for what is watched or listened to',
  demo: 'minuit-club',
  palette: {
    accent: '#e2a04a',
    light: () => ({ ground: '#0b0b0d', ink: '#f2eee6' }),
    printed: [
      { print: 'ink', on: 'lit', needs: TEXT_CONTRAST },
      { print: 'ink-soft', on: 'lit', needs: TEXT_CONTRAST },
    ],
  },
  typefaces,
  faces: { title: { leading: 0.9, tracking: -0.01 }, small: { leading: 1.2, tracking: 0.2 } },
  badge: { family: 'Avenir Next, Helvetica Neue, Segoe UI, Roboto, Arial, sans-serif', weight: 700, digit: 0.57 },
  words,
  upright: '(orientation: portrait)',
  isCoverBehindWords: true,
  limits: { page: '20 kB', fonts: '70 kB' },
}
