import { mix, TEXT_CONTRAST } from '../contrast.ts'
import type { Look } from '../look.ts'
import { typefaces } from './typefaces.ts'
import { words } from './words.ts'

/** A ticket, torn at the door: what is kept is the stub. */
export const ticket: Look = {
  hint: 'a ticket to tear: for a match, a concert, a club',
  demo: 'tribune-nord',
  palette: {
    accent: '#1c7c54',
    light: (accent) => ({ ground: mix('#fffaf0', accent, 0.26), ink: mix('#0e0f0d', accent, 0.1) }),
    dark: (accent) => ({ ground: mix('#12110f', accent, 0.16), ink: mix('#f6ecd9', accent, 0.06) }),
    // The guilloche runs behind all that is printed on the card.
    printed: [
      { print: 'ink', on: 'lit', needs: TEXT_CONTRAST },
      { print: 'ink-soft', on: 'lit', needs: TEXT_CONTRAST },
    ],
  },
  typefaces,
  faces: { title: { leading: 0.74, tracking: 0 }, small: { leading: 1, tracking: 0 } },
  badge: {
    family: 'Avenir Next Condensed, Roboto Condensed, Helvetica Neue, Arial Narrow, Arial, sans-serif',
    weight: 700,
    digit: 0.56,
  },
  words,
  limits: { page: '20.3 kB', fonts: '70 kB' },
}
