import { describe, expect, it } from 'vitest'
import { LOOK_NAMES } from '../../../campaigns/looks.ts'
import { MAIL_LOOKS } from '../../../site/looks/mails.ts'
import { titleSize, withoutOrphan } from '../../../site/newsletter/title.ts'

const TITLES = [
  'Nuit',
  'Jaune ou rose',
  'Pięć metrów kwadratowych',
  'Dix mètres carrés de plein air',
  'Lettre à celles et ceux qui la passeront',
  'Bundesverfassungsgericht',
  'W'.repeat(120),
]

describe.each(LOOK_NAMES)('a title of a newsletter in the look of %s', (look) => {
  const face = MAIL_LOOKS[look].title
  const em = face.isUpperCase ? 0.72 : 0.62

  it.each(TITLES)('fits its longest word into a line, on a desk and on a phone: %s', (title) => {
    for (const width of [520, 312]) {
      const longest = Math.max(
        ...withoutOrphan(title)
          .split(' ')
          .map(({ length }) => length),
      )
      expect(titleSize(title, width, face) * em * longest).toBeLessThanOrEqual(width + longest)
    }
  })

  it('is as large as the look has it where it is short, and smaller where it is long or on a phone', () => {
    expect(titleSize('Nuit', 520, face)).toBe(face.size)
    expect(titleSize('Nuit', 312, face)).toBeLessThan(face.size)
    const long = titleSize('Tout ce que nous n’avons jamais osé dire à voix haute un soir d’été', 520, face)
    expect(long).toBeLessThanOrEqual(face.size)
    expect(long).toBeGreaterThanOrEqual(face.least)
  })
})

it('keeps its last two words together, unless they would be a line of their own', () => {
  expect(withoutOrphan('Lettre à celles et ceux qui la passeront')).toBe(
    'Lettre à celles et ceux qui la\u00a0passeront',
  )
  expect(withoutOrphan('Pięć metrów kwadratowych')).toBe('Pięć metrów kwadratowych')
  expect(withoutOrphan('Jaune ou rose')).toBe('Jaune ou rose')
  expect(withoutOrphan('Eine Erinnerung an Donaudampfschifffahrt')).toBe('Eine Erinnerung an Donaudampfschifffahrt')
})
