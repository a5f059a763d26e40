import sharp from 'sharp'
import { expect, test } from 'vitest'
import { inspectCampaigns } from '../../../site/sealing/inspection.ts'
import { writeCampaigns } from '../../support/campaign-folder.ts'

const drawn = (colour: string, ground = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">${ground}<path d="M4 4h52v12h-52z" fill="${colour}"/></svg>`
const FILES = {
  'white.svg': drawn('#ffffff'),
  'black.svg': drawn('#000000'),
  'label.svg': drawn('#000000', '<path d="M0 0h60v20h-60z" fill="#f4efe6"/>'),
  'mark.svg': drawn('#c0392b'),
  'breath.svg': drawn('#ffffff14'),
  'veil.svg': drawn('#ffffff70'),
  'nothing.svg': drawn('none'),
}

const CLEAR = sharp({ create: { width: 60, height: 20, channels: 4, background: '#ffffff00' } })

const problemsOf = async (config: string) => {
  const campaignsDir = await writeCampaigns({
    'c/campaign.yaml': `title: T\n${config}\n`,
    'c/sealed/letter.md': 'Hello.',
    'c/media/clear.png': await CLEAR.png().toBuffer(),
    ...Object.fromEntries(Object.entries(FILES).map(([name, svg]) => [`c/media/${name}`, svg])),
  })
  const { problems } = await inspectCampaigns(campaignsDir)
  return problems.map(({ line, field, message }) => `${line} ${field}: ${message}`)
}

test.each<[string, string, RegExp[]]>([
  [
    'on the look’s ground by day',
    'look: letter\nlogo: media/white.svg',
    [/^3 logo: vanishes on the ground #f4efe6, expected .* or two: \{ light: file, dark: file \}$/],
  ],
  [
    'by night',
    'look: letter\nlogo: media/black.svg',
    [/^3 logo: vanishes on the ground #1c1a17, when the system is dark/],
  ],
  ['on a look that is dark by day too', 'logo: media/black.svg', [/^2 logo: vanishes on the ground #0b0b0d, expected/]],
  [
    'of a pair, each on its own ground',
    'look: letter\nlogo: { light: media/white.svg, dark: media/black.svg }',
    [/^3 logo.light: vanishes on the ground #f4efe6/, /^3 logo.dark: vanishes on the ground #1c1a17/],
  ],
  ['by how little of it is left', 'logo: media/breath.svg', [/^2 logo: vanishes on the ground #0b0b0d/]],
  ['without a stroke', 'logo: media/nothing.svg', [/^2 logo: vanishes on the ground #0b0b0d/]],
  ['without a pixel', 'logo: media/clear.png', [/^2 logo: media\/clear.png is transparent all over, expected/]],
])('a logo that vanishes is named %s', async (_, config, expected) => {
  expect(await problemsOf(config)).toEqual(expected.map((problem) => expect.stringMatching(problem)))
})

test.each([
  ['that stands out by day and by night', 'look: letter\nlogo: media/mark.svg'],
  ['that lets half of the ground through', 'logo: media/veil.svg'],
  ['that brings its own ground', 'look: letter\nlogo: media/label.svg'],
  ['for each ground', 'look: letter\nlogo: { light: media/black.svg, dark: media/white.svg }'],
  ['for each ground, on a look that has one', 'look: cinema\nlogo: { light: media/black.svg, dark: media/white.svg }'],
])('a logo %s is passed', async (_, config) => expect(await problemsOf(config)).toEqual([]))

test('a logo that is shown larger than it is, or too thin to be seen, is named', async () => {
  const sized = async (width: number, height: number, more = '') => {
    const image = sharp({ create: { width, height, channels: 3, background: '#c0392b' } })
    const campaignsDir = await writeCampaigns({
      'c/campaign.yaml': `title: T\nlook: letter\n${more || 'logo: media/l.png'}\n`,
      'c/sealed/letter.md': 'Hello.',
      'c/media/l.png': await image.png().toBuffer(),
      'c/media/mark.svg': drawn('#c0392b'),
    })
    const { problems } = await inspectCampaigns(campaignsDir)
    return problems.map(({ severity, field, message }) => `${severity} ${field}: ${message}`)
  }
  expect(await sized(1, 1)).toEqual([
    'warning logo: 1 × 1 pixels, expected an image at least 72 wide, better 216: it is blurred',
  ])
  expect(await sized(100, 40, 'logo: { light: media/mark.svg, dark: media/l.png }')).toEqual([
    'warning logo.dark: 100 × 40 pixels, expected an image at least 114 wide, better 342: it is blurred',
  ])
  // Nothing of this one would be seen.
  expect(await sized(10, 2000)).toEqual([
    'error logo: 10 × 2000 pixels, expected an image less thin: it is shown 0 × 72 large',
  ])
  expect(await sized(3000, 40)).toEqual([
    'error logo: 3000 × 40 pixels, expected an image less thin: it is shown 208 × 3 large',
  ])
  expect(await sized(114, 46)).toEqual([])
})

test('letters that nothing drawn at build can show are named', async () => {
  expect(await problemsOf('brand: "𓀀 Ночь 🎉"')).toEqual([
    expect.stringMatching(/^2 brand: pictures under links and posters leave out 𓀀 🎉, expected/),
  ])
  expect(await problemsOf('brand: 真夜中クラブ เที่ยงคืน मध्यरात्रि Ż')).toEqual([])
})
