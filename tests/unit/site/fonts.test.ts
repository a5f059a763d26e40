import { expect, test } from 'vitest'
import { preloads } from '../../../site/fonts/font-faces.ts'
import { fontFiles } from '../../../site/fonts/font-files.ts'
import { unicodeRange } from '../../../site/fonts/scripts.ts'

const BUDGET_BYTES = 70_000

test.each(['cinema', 'letter', 'poster'] as const)('%s: a page fetches at most 70 kB of fonts', async (look) => {
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
