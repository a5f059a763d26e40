import { arabic, europeFixed, type FontPair, SANS, SERIF } from '../../fonts/font-pair.ts'

export const typefaces: FontPair = {
  setting: {
    'text-size': '1rem',
    'text-leading': '1.4',
    'display-weight': '400',
    'display-leading': '0.86',
    'display-tracking': '0em',
    'display-case': 'uppercase',
  },
  display: {
    ...SANS,
    styles: [
      {
        slant: 'normal',
        weight: '400',
        cuts: {
          ...europeFixed('League Gothic', 'league-gothic', 400),
          arabic: arabic('Cairo', 'cairo', { wght: 800 }),
        },
      },
    ],
  },
  text: {
    ...SERIF,
    styles: [
      {
        slant: 'normal',
        weight: '400',
        cuts: {
          ...europeFixed('Courier Prime', 'courier-prime', 400),
          arabic: arabic('Noto Naskh Arabic', 'noto-naskh-arabic', { wght: { min: 400, max: 700 } }),
        },
      },
      { slant: 'normal', weight: '700', cuts: europeFixed('Courier Prime', 'courier-prime', 700) },
    ],
  },
}
