import { arabic, europe, type FontPair, SANS } from '../../fonts/font-pair.ts'

export const typefaces: FontPair = {
  setting: {
    'text-leading': '1.45',
    'display-weight': '800',
    'display-leading': '0.9',
    'display-tracking': '-0.045em',
  },
  display: {
    ...SANS,
    styles: [
      {
        slant: 'normal',
        weight: '800',
        cuts: {
          ...europe('Bricolage Grotesque 96pt ExtraBold', 'bricolage-grotesque', 'standard-normal', {
            opsz: 96,
            wdth: 85,
            wght: 800,
          }),
          arabic: arabic('Readex Pro', 'readex-pro', { wght: 700 }),
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
          ...europe('Bricolage Grotesque 96pt ExtraBold', 'bricolage-grotesque', 'standard-normal', {
            opsz: 16,
            wdth: 100,
            wght: { min: 400, max: 700 },
          }),
          arabic: arabic('Readex Pro', 'readex-pro', { wght: { min: 400, max: 700 } }),
        },
      },
    ],
  },
}
