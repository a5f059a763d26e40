import { describe, expect, it } from 'vitest'
import { LOCALES } from '../../../campaigns/schema.ts'
import { wordsIn } from '../../../site/client/brand/words/index.ts'
import { SCRIPTS } from '../../../site/fonts/scripts.ts'
import { newsletterWords } from '../../../site/newsletter/words/index.ts'

/** Every text by its path: `tell.who`. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([name, part]) => textsOf(part, path ? `${path}.${name}` : name))
}

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

describe.each(LOCALES.flatMap((locale) => [[locale, false] as const, [locale, true] as const]))(
  'the brand’s part of the page in %s (formal: %s)',
  (locale, isFormal) => {
    it('says everything, with the letters of its fonts and the placeholders of English', async () => {
      const texts = textsOf(await wordsIn(locale, isFormal))
      const english = new Map(textsOf(await wordsIn('en', false)))
      const cut = new Set(Object.values(SCRIPTS).join(''))
      for (const [path, text] of texts) {
        expect(text.trim(), path).not.toBe('')
        expect(
          (text.match(/\p{L}/gu) ?? []).filter((letter) => !cut.has(letter)),
          path,
        ).toEqual([])
        // One and two can be said in words.
        if (path.startsWith('here.') && !path.endsWith('other')) continue
        expect(placeholders(text), path).toEqual(placeholders(english.get(path) ?? ''))
      }
    })

    it('has a form for every number of people, from two on', async () => {
      const { here } = await wordsIn(locale, isFormal)
      const rules = new Intl.PluralRules(locale)
      for (const n of [2, 3, 5, 11, 22, 100, 1_000_000]) expect(here).toHaveProperty(rules.select(n))
    })
  },
)

it('is read and answered by nobody else than it says: each language names who, and that there is no answer', async () => {
  for (const locale of LOCALES) {
    const { who } = (await wordsIn(locale, false)).tell
    expect(who.split(/[.。]/).length, locale).toBeGreaterThanOrEqual(3)
    expect(who).toContain('{brand}')
  }
})

it('what is said in French needs no d’ before a brand that begins with a vowel', async () => {
  const texts = [...textsOf(await wordsIn('fr', false)), ...textsOf(await wordsIn('fr', true))]
  const letters = [false, true].flatMap((isFormal) => textsOf(newsletterWords('fr', isFormal)))
  for (const [path, text] of [...texts, ...letters]) expect(text, path).not.toMatch(/(?<!\p{L})(?:de|que) \{brand\}/u)
})
