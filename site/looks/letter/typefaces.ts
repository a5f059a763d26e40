import { arabic, europe, type FontPair, SERIF } from '../../fonts/font-pair.ts'

export const typefaces: FontPair = {
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
          ...europe('Fraunces', 'fraunces', 'full-normal', { opsz: 144, wght: 420, SOFT: 50, WONK: 0 }),
          arabic: arabic('Markazi Text', 'markazi-text', { wght: 500 }),
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
          ...europe('Newsreader 16pt', 'newsreader', 'opsz-normal', { opsz: 18, wght: { min: 400, max: 600 } }),
          arabic: arabic('Markazi Text', 'markazi-text', { wght: { min: 400, max: 600 } }),
        },
      },
      {
        slant: 'italic',
        weight: '400',
        cuts: europe('Newsreader 16pt', 'newsreader', 'opsz-italic', { opsz: 18, wght: 400 }),
      },
    ],
  },
}
