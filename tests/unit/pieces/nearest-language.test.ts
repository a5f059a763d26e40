import { expect, test } from 'vitest'
import { nearestLanguage } from '../../../pieces/player/nearest-language.ts'

test.each([
  [['ar', 'pt-BR', 'pt'], 'pt', 'pt'],
  [['ar', 'pt-PT', 'pt-BR'], 'pt', 'pt-PT'],
  [['ar', 'ptx-BR', 'en'], 'pt', undefined],
])('of captions in %j, a page in %s shows %s', (languages, page, shown) => {
  expect(nearestLanguage(languages, page)).toBe(shown)
})
