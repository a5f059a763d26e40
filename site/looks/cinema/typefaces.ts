import { arabic, europe, type FontPair, SANS } from '../../fonts/font-pair.ts'

export const typefaces: FontPair = {
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
          ...europe('Archivo SemiBold', 'archivo', 'wdth-normal', { wdth: 75, wght: { min: 600, max: 900 } }),
          arabic: arabic('Cairo', 'cairo', { wght: { min: 600, max: 900 } }),
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
          ...europe('Instrument Sans', 'instrument-sans', 'wght-normal', { wght: { min: 400, max: 700 } }),
          arabic: arabic('Cairo', 'cairo', { wght: { min: 400, max: 700 } }),
        },
      },
    ],
  },
}
