import { expect, it } from 'vitest'
import { LOCALES } from '../../../campaigns/schema.ts'
import { fill } from '../../../site/i18n/phrase.ts'
import { proofWords } from '../../../site/proof/words/index.ts'

const said = (locale: (typeof LOCALES)[number]) => {
  const { said, through } = proofWords(locale)
  return fill(said, { through, figures: '412', at: 'AT' })
}

it('what a card says in a sentence is in each language, and French keeps its colon from breaking off', () => {
  for (const locale of LOCALES) expect(said(locale), locale).toMatch(/^\S.*: 412\. AT$/)
  expect(said('fr')).toBe('Par ce lien\u00a0: 412. AT')
})
