import type { Look } from '../look.ts'
import { typefaces } from './typefaces.ts'
import { words } from './words.ts'

/** A folded note that is addressed to you. */
export const letter: Look = {
  hint: 'an envelope to open: for what is read',
  demo: 'lettre-a-la-redaction',
  palette: {
    accent: '#9a2c20',
    light: () => ({ ground: '#f4efe6', ink: '#1b1a17' }),
    dark: () => ({ ground: '#1c1a17', ink: '#ece5d8' }),
  },
  typefaces,
  faces: { title: { leading: 0.9, tracking: -0.01 }, small: { leading: 1.2, tracking: 0.01 } },
  badge: { family: 'Iowan Old Style, Palatino, Noto Serif, Times New Roman, serif', weight: 600, digit: 0.52 },
  words,
  limits: { page: '20.7 kB', fonts: '70 kB' },
}
