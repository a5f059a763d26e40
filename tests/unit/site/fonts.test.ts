import { expect, test } from 'vitest'
import { LOOK_NAMES } from '../../../campaigns/looks.ts'
import { fontCss, preloads } from '../../../site/fonts/font-faces.ts'
import { fontFiles } from '../../../site/fonts/font-files.ts'
import { unicodeRange } from '../../../site/fonts/scripts.ts'

const BUDGET_BYTES = 70_000

test.each(LOOK_NAMES)('%s: a page fetches at most 70 kB of fonts', async (look) => {
  const files = await fontFiles(look)
  for (const script of ['latin', 'arabic']) {
    const fetched = files.filter((file) => file.script === script)
    expect(fetched.reduce((sum, { woff2 }) => sum + woff2.length, 0)).toBeLessThanOrEqual(BUDGET_BYTES)
  }
})

test('the upright faces of a page’s script are fetched first', async () => {
  const [french, arabic] = [await preloads('letter', 'fr'), await preloads('letter', 'ar')]
  expect(french.map((href) => href.split('.')[0])).toEqual([
    '/assets/letter-display-latin',
    '/assets/letter-text-latin',
  ])
  expect(arabic.map((href) => href.split('.')[0])).toEqual([
    '/assets/letter-display-arabic',
    '/assets/letter-text-arabic',
  ])
})

test('letters that two files hold are fetched from the first', () => {
  expect(unicodeRange('polish')).not.toMatch(/D3|F3/)
  expect(unicodeRange('latin')).toMatch(/^U\+20-7E,/)
})

test.each([
  ['cinema', 'Arial', 'Liberation Sans'],
  ['letter', 'Times New Roman', 'Liberation Serif'],
] as const)('%s: where %s is not, its twin %s stands in with the same measures', async (look, font, twin) => {
  const { faces } = await fontCss(look)
  const own = faces.split('@font-face').filter((face) => face.includes(`local('${font}')`))
  expect(own).toHaveLength(2)
  for (const face of own) expect(face).toContain(`local('${twin}')`)
})

test.each(LOOK_NAMES)('%s: its own fonts are named once they are worn, or where no script tells', async (look) => {
  const { tokens } = await fontCss(look)
  const [first, ...later] = tokens.split('}').map((rule) => rule.trim())
  expect(first).toMatch(/^:root\{--display:"Display Fallback/)
  expect(first).not.toMatch(/:(?:Display|Text),/)
  expect(
    later.filter((rule) => /--display:Display,|--text:Text,/.test(rule)).map((rule) => rule.split('{--')[0]),
  ).toEqual([
    '[data-dressed~=display]',
    '@media(scripting:none){:root',
    '[data-dressed~=text]',
    '@media(scripting:none){:root',
  ])
})
