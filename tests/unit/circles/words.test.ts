import { describe, expect, it } from 'vitest'
import { LOCALES } from '../../../campaigns/schema.ts'
import { circleWords } from '../../../site/client/circles/words/index.ts'
import { SCRIPTS } from '../../../site/fonts/scripts.ts'

/** Every text by its path: `views.one`. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([name, part]) => textsOf(part, path ? `${path}.${name}` : name))
}

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
const english = new Map(textsOf(circleWords('en', false)))
const letters = new Set(Object.values(SCRIPTS).join(''))

describe.each(LOCALES.flatMap((locale) => [false, true].map((isFormal) => [locale, isFormal] as const)))(
  'circles in %s, formal: %s',
  (locale, isFormal) => {
    const words = circleWords(locale, isFormal)

    it('are spoken of everywhere, with the placeholders of English, in letters that the fonts have', () => {
      for (const [path, text] of textsOf(words)) {
        const asked = placeholders(english.get(path) ?? english.get(path.replace(/\w+$/, 'other')) ?? '')
        const allowed = /\.(one|two)$/.test(path) ? [asked, []] : [asked]
        expect(allowed, `${path}: ${text}`).toContainEqual(placeholders(text))
        expect(text, path).toMatch(/\S/)
        expect(text, path).not.toMatch(/['"]|\.\.\./)
        expect(
          [...(text.match(/\p{L}/gu) ?? [])].filter((letter) => !letters.has(letter)),
          path,
        ).toEqual([])
        if (locale === 'fr') expect(text, path).not.toMatch(/[^\u00a0\u202f][:;!?»]|«(?!\u202f)/)
      }
    })

    it('isolate a name, which may be written the other way', () => {
      for (const [path, text] of textsOf(words))
        expect(text, path).not.toMatch(/(?<!\u2068)\{name\}|\{name\}(?!\u2069)/)
    })

    it('have exactly the plural forms of their language', () => {
      const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions()
      const forms = pluralCategories.filter((each) => each !== 'zero').sort()
      for (const plural of [words.views, words.search.found]) {
        expect(
          Object.keys(plural)
            .filter((each) => each !== 'zero')
            .sort(),
        ).toEqual(forms)
      }
    })
  },
)

const REGISTERS = {
  fr: { familiar: 'tu|te|t’|toi|ton|ta|tes|tien\\p{L}*', polite: 'vous|votre|vos|vôtre' },
  es: { familiar: 'tú|tu|tus|te|ti|tuyo', polite: 'usted|su|suyo' },
  nl: { familiar: 'je|jij|jou|jouw|jouwe', polite: 'u|uw|uwe' },
  de: { familiar: 'du|dich|dir|dein\\p{L}*', polite: 'Sie|Ihnen|Ihr\\p{L}*' },
} as const
const anyOf = (alternatives: string, flags: string) => new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, flags)

it.each(Object.entries(REGISTERS))('%s never mixes its two registers', (locale, { familiar, polite }) => {
  const said = (isFormal: boolean) => textsOf(circleWords(locale as 'fr', isFormal)).map(([, text]) => text)
  const [toFriends, toOthers] = [anyOf(familiar, 'iu'), anyOf(polite, locale === 'de' ? 'u' : 'iu')]
  expect(said(false).some((text) => toFriends.test(text))).toBe(true)
  expect(said(true).filter((text) => toFriends.test(text))).toEqual([])
  expect(said(false).filter((text) => toOthers.test(text))).toEqual([])
})
