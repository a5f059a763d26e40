import { describe, expect, it } from 'vitest'
import { LOCALES } from '../../../campaigns/schema.ts'
import { galleryWords } from '../../../pieces/gallery/words/index.ts'

/** Every text by its path: `left.one`. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([name, part]) => textsOf(part, path ? `${path}.${name}` : name))
}

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
const english = new Map(textsOf(galleryWords('en', false)))
const PLURALS = ['left', 'photos', 'fresh', 'passedOn']

describe.each(LOCALES.flatMap((locale) => [false, true].map((isFormal) => [locale, isFormal] as const)))(
  'a gallery in %s, formal: %s',
  (locale, isFormal) => {
    const words = galleryWords(locale, isFormal)

    it('says something everywhere, with the placeholders of English, and in its own typography', () => {
      for (const [path, text] of textsOf(words)) {
        const asked = placeholders(english.get(path) ?? english.get(path.replace(/\w+$/, 'other')) ?? '')
        const allowed = /\.(one|two)$/.test(path) ? [asked, []] : [asked]
        expect(allowed, `${path}: ${text}`).toContainEqual(placeholders(text))
        expect(text, path).toMatch(/\S/)
        expect(text, path).not.toMatch(/['"]|\.\.\./)
      }
    })

    it('has exactly the plural forms of its language', () => {
      const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions()
      const forms = pluralCategories.filter((each) => each !== 'zero').sort()
      for (const name of PLURALS) {
        const known = Object.keys(words[name as 'left']).filter((each) => each !== 'zero')
        expect(known.sort(), name).toEqual(forms)
      }
    })
  },
)

it('speaks to strangers otherwise than to friends, where its language tells them apart', () => {
  const REGISTERS = {
    fr: {
      familiar: /(?<!\p{L})(tu|te|t’|toi|ton|ta|tes|tien\p{L}*)(?!\p{L})/iu,
      polite: /(?<!\p{L})(vous|votre|vos)(?!\p{L})/iu,
    },
    es: {
      familiar: /(?<!\p{L})(tú|tu|tus|te|ti|tuya?s?)(?!\p{L})/iu,
      polite: /(?<!\p{L})(usted|su|suya?s?)(?!\p{L})/iu,
    },
    de: {
      familiar: /(?<!\p{L})(du|dich|dir|dein\p{L}*)(?!\p{L})/iu,
      polite: /(?<!^|[.:!?] )(Sie|Ihnen|Ihr\p{L}*)(?!\p{L})/u,
    },
    it: { familiar: /(?<!\p{L})(tu|te|ti|tuo|tua|tue)(?!\p{L})/iu, polite: /(?<!^|[.:!?] )(Lei|Le|Suo)(?!\p{L})/u },
    nl: { familiar: /(?<!\p{L})(je|jij|jou|jouw)(?!\p{L})/iu, polite: /(?<!\p{L})(u|uw)(?!\p{L})/iu },
    pl: {
      familiar: /(?<!\p{L})(ty|ci|cię|ciebie|tobie|tw[óo]j\p{L}*)(?!\p{L})/iu,
      polite: /(?<!\p{L})(proszę|Pani|Panu)(?!\p{L})/iu,
    },
  } as const
  for (const [locale, { familiar, polite }] of Object.entries(REGISTERS)) {
    for (const isFormal of [false, true]) {
      const wrong = isFormal ? familiar : polite
      const texts = textsOf(galleryWords(locale as 'fr', isFormal)).filter(([path]) => !path.startsWith('viewer'))
      expect(
        texts.filter(([, text]) => wrong.test(text)),
        `${locale} ${isFormal}`,
      ).toEqual([])
    }
  }
})
