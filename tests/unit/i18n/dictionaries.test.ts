import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale } from '../../../campaigns/schema.ts'
import { SCRIPTS } from '../../../site/fonts/scripts.ts'
import { dictionaryOf, register } from '../../../site/i18n/locale.ts'
import { LOOKS } from '../../../site/looks/index.ts'
import { newsletterWords } from '../../../site/newsletter/words/index.ts'

type Texts = Map<string, string>

/** Every text of a dictionary by its path: `client.mine.other`. */
function textsOf(value: unknown, path = ''): Texts {
  if (typeof value === 'string') return new Map([[path, value]])
  const entries = Object.entries(value as Record<string, unknown>)
  return new Map(entries.flatMap(([name, part]) => [...textsOf(part, path ? `${path}.${name}` : name)]))
}

/** All that a page can say in a language: its dictionary, what looks say, and what a newsletter does. */
function saidIn(locale: Locale, isFormal: boolean) {
  const looks = Object.entries(LOOKS).map(([look, { words }]) => [look, words(register(isFormal))[locale]])
  const newsletter = newsletterWords(locale, isFormal)
  return { ...dictionaryOf(locale, isFormal), newsletter, looks: Object.fromEntries(looks) }
}

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

const PLURALS = [
  'page.unlock.shares',
  'page.unlock.views',
  'client.views',
  'client.mine',
  'client.seconds',
  'client.work.atMost',
]
const english = textsOf(saidIn('en', false))

/** A text in English, or of a plural form that English lacks, the English of its rule for many. */
const inEnglish = (path: string) => english.get(path) ?? english.get(path.replace(/\w+$/, 'other'))

/** What only a friend is told, and only somebody whom one addresses politely. */
const REGISTERS: Partial<Record<Locale, { familiar: RegExp; polite: RegExp }>> = {
  fr: { familiar: words('tu|te|t’|toi|ton|ta|tes'), polite: words('vous|votre|vos') },
  es: { familiar: words('tú|tu|tus|te|ti|tuyo'), polite: words('usted|le|su|suyo') },
  de: { familiar: words('du|dich|dir|dein\\p{L}*'), polite: /(?<!^|[.:!?] )(?:Sie|Ihnen|Ihr\p{L}*)(?!\p{L})/u },
  it: { familiar: words('tu|te|ti|tuo|tua'), polite: /(?<!^|[.:!?] )(?:Lei|Le|Suo)(?!\p{L})/u },
  nl: { familiar: words('je|jij|jou|jouw'), polite: words('u|uw') },
  pl: { familiar: words('ty|ci|cię|ciebie|tobie|tw[óo]j\\p{L}*'), polite: words('proszę|Pani|Panu') },
}

function words(alternatives: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'iu')
}

for (const locale of LOCALES) {
  describe.each([
    ['familiar', false],
    ['polite', true],
  ] as const)(`${locale}, %s`, (_, isFormal) => {
    const texts = textsOf(saidIn(locale, isFormal))

    it('says something everywhere', () => {
      expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([])
    })

    it('has no letter that the fonts lack', () => {
      const cut = new Set(Object.values(SCRIPTS).join(''))
      const letters = [...texts.values()].join('').match(/\p{L}/gu) ?? []
      expect([...new Set(letters)].filter((letter) => !cut.has(letter))).toEqual([])
    })

    it('has the placeholders of English in every text', () => {
      for (const [path, text] of texts) {
        // One and two can be said in words.
        const english = placeholders(inEnglish(path) ?? '')
        const unnumbered = english.filter((name) => name !== '{n}')
        const allowed = [english, ...(/\.(one|two)$/.test(path) ? [unnumbered, [...unnumbered, '{n}']] : [])]
        expect(allowed, `${path}: ${text}`).toContainEqual(placeholders(text))
      }
    })

    it(`sends an SMS that is ${locale === 'ar' ? 'two, as Arabic beside a link must be' : 'only one'}, with a long link`, () => {
      const { sms, message } = dictionaryOf(locale, isFormal).page
      const link = `https://www.maison-riviere.example/lettre-a-la-redaction/#x${'1'.repeat(22)}`
      expect(link).toHaveLength(81)
      const { segmentsCount } = new SegmentedMessage(`${sms ?? message}\n${link}`)
      expect(segmentsCount).toBe(locale === 'ar' ? 2 : 1)
    })

    it('fits an e-mail into the longest address that Windows hands to a mail program', () => {
      const { email, subject } = dictionaryOf(locale, isFormal).page
      const link = `https://www.maison-riviere.example/lettre-a-la-redaction/?k=m${'1'.repeat(22)}`
      const address = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(`${email}\n${link}`)}`
      // What is left is for a title.
      expect(address.length).toBeLessThan(locale === 'ar' ? 1400 : 700)
    })

    if (locale !== 'en') {
      it('is no English', () => {
        const same = [...texts].filter(([path, text]) => text.length > 6 && text === inEnglish(path))
        expect(same).toEqual([])
      })
    }
  })

  it(`${locale} has exactly the plural forms of its language`, () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions()
    const expected = pluralCategories.filter((category) => category !== 'zero').sort()
    const paths = [...textsOf(saidIn(locale, false)).keys()]
    for (const plural of PLURALS) {
      const forms = paths.filter((path) => path.startsWith(`${plural}.`)).map((path) => path.slice(plural.length + 1))
      expect(forms.filter((form) => form !== 'zero').sort(), plural).toEqual(expected)
    }
  })

  if (!(locale in REGISTERS)) {
    it(`${locale} says the same to everybody`, () => {
      expect(saidIn(locale, true)).toEqual(saidIn(locale, false))
    })
  }
}

it.each(Object.entries(REGISTERS))('%s never mixes its two registers', (locale, { familiar, polite }) => {
  const [toFriends = [], toOthers = []] = [false, true].map((isFormal) => [
    ...textsOf(saidIn(locale as Locale, isFormal)).values(),
  ])
  expect(toFriends.some((text) => familiar.test(text))).toBe(true)
  expect(toOthers.some((text) => polite.test(text))).toBe(true)
  expect(toOthers.filter((text) => familiar.test(text))).toEqual([])
  expect(toFriends.filter((text) => polite.test(text))).toEqual([])
})

describe('typography', () => {
  const all = (locale: Locale) => [false, true].flatMap((isFormal) => [...textsOf(saidIn(locale, isFormal)).values()])

  it('is native: no typewriter quotes or dots anywhere', () => {
    for (const locale of LOCALES) expect(all(locale).filter((text) => /['"]|\.\.\./.test(text))).toEqual([])
  })

  it('keeps French signs on their line', () => {
    expect(all('fr').filter((text) => /[^\u00a0\u202f][:;!?»]/.test(text))).toEqual([])
    expect(all('fr').filter((text) => /«(?!\u202f)/.test(text))).toEqual([])
  })

  it('opens what Spanish closes', () => {
    expect(all('es').filter((text) => text.includes('?') !== text.includes('¿'))).toEqual([])
    expect(all('es').filter((text) => text.includes('!') !== text.includes('¡'))).toEqual([])
  })

  it('has Arabic signs in Arabic, and isolates what is written the other way', () => {
    expect(all('ar').filter((text) => /[,;?]/.test(text))).toEqual([])
    expect(all('ar').filter((text) => /(?<!\u2068)(?:\{app\}|\{title\}|\{brand\}|JavaScript)/.test(text))).toEqual([])
  })
})

const EUROPEAN = words(
  'ligaç\\p{L}*|toda a gente|morada|ecrã|telemóvel|ficheiros?|partilh\\p{L}*|utilizador\\p{L}*|à espera',
)

it.each(globSync('{site,pieces}/**/pt.ts'))('%s is Portuguese of Brazil', async (file) => {
  expect(await readFile(file, 'utf8')).not.toMatch(EUROPEAN)
})
