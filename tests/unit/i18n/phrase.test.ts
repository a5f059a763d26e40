import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale } from '../../../campaigns/schema.ts'
import { formatDuration } from '../../../site/i18n/duration.ts'
import { dictionaryOf } from '../../../site/i18n/locale.ts'
import { formatCount, numeralsOf } from '../../../site/i18n/numerals.ts'
import { countPhrase, fill, formatMoment } from '../../../site/i18n/phrase.ts'

const AT_SIX = Date.parse('2026-11-24T17:00:00Z')
const AT_HALF_PAST = AT_SIX + 1_800_000

function opening(locale: Locale, at: number, timeZone = 'Europe/Paris'): string {
  const { moment, waiting } = dictionaryOf(locale, false).client
  // Newer versions of Intl set narrow spaces before “PM”.
  const date = formatMoment(locale, moment, at, timeZone).replace(/\s/g, ' ')
  return fill(waiting.line, { date })
}

describe('a moment is said as people say it', () => {
  it.each([
    ['fr', 'Ça commence mardi 24 novembre à 18 h UTC+1.'],
    ['en', 'It starts Tuesday, November 24 at 6 PM GMT+1.'],
    ['es', 'Empieza el martes, 24 de noviembre, a las 18:00 CET.'],
    ['de', 'Es beginnt am Dienstag, 24. November, um 18 Uhr MEZ.'],
    ['it', 'Si comincia martedì 24 novembre, ore 18:00 CET.'],
    ['pt', 'Começa terça-feira, 24 de novembro, às 18:00 GMT+1.'],
    ['nl', 'Het begint op dinsdag 24 november om 18:00 CET.'],
    ['pl', 'Początek: wtorek, 24 listopada, godz. 18:00 CET.'],
    ['ar', 'الموعد يوم الثلاثاء، 24 نوفمبر، الساعة 6 م غرينتش+1.'],
  ] as const)('in %s', (locale, said) => {
    expect(opening(locale, AT_SIX)).toBe(said)
  })

  it.each([
    ['fr', 'à 18:30'],
    ['en', 'at 6:30 PM'],
    ['de', 'um 18:30'],
    ['ar', 'الساعة 6:30 م'],
  ] as const)('with minutes when there are some, in %s', (locale, time) => {
    expect(opening(locale, AT_HALF_PAST)).toContain(time)
  })

  it('on the first of a month, which French and Brazilians say otherwise', () => {
    const first = Date.parse('2026-12-01T17:00:00Z')
    expect(opening('fr', first)).toBe('Ça commence mardi 1er décembre à 18 h UTC+1.')
    expect(opening('pt', first)).toContain('terça-feira, 1º de dezembro')
    expect(opening('pt', first + 10 * 86_400_000)).toContain('sexta-feira, 11 de dezembro')
    // Its number stays with its month.
    expect(formatMoment('fr', '{day}', first)).toBe('mardi 1er\u00a0décembre')
    expect(opening('it', first)).toContain('martedì 1 dicembre')
    expect(opening('fr', first + 10 * 86_400_000)).toContain('vendredi 11 décembre')
    expect(opening('fr', first + 20 * 86_400_000)).toContain('lundi 21 décembre')
  })

  it('with the minutes of a place half an hour off', () => {
    expect(opening('fr', AT_SIX, 'Asia/Kolkata')).toContain('22:30')
    expect(opening('fr', AT_HALF_PAST, 'Asia/Kolkata')).toContain('23 h')
  })
})

describe('a count has the form that its language wants', () => {
  const mine = (locale: Locale, n: number) =>
    countPhrase(numeralsOf(locale), dictionaryOf(locale, false).client.mine, n).replace(/\s/g, ' ')

  it.each([
    ['fr', 0, 'Personne n’a encore ouvert ton lien.'],
    ['fr', 1, 'Une personne a ouvert ton lien.'],
    ['fr', 1_000_000, '1 000 000 de personnes ont ouvert ton lien.'],
    ['pl', 2, '2 osoby otworzyły twój link.'],
    ['pl', 5, '5 osób otworzyło twój link.'],
    ['pl', 12, '12 osób otworzyło twój link.'],
    ['pl', 22, '22 osoby otworzyły twój link.'],
    ['ar', 2, 'فتح شخصان رابطك.'],
    ['ar', 3, 'فتح 3 أشخاص رابطك.'],
    ['ar', 11, 'فتح 11 شخصًا رابطك.'],
    ['ar', 100, 'فتح 100 شخص رابطك.'],
  ] as const)('in %s for %i', (locale, n, said) => {
    expect(mine(locale, n)).toBe(said)
  })

  it('falls back to the rule for the rest where the browser knows another one', () => {
    expect(countPhrase(numeralsOf('ar'), { other: '{n} times' }, 2)).toBe('2 times')
  })
})

it('whole numbers are written as Intl writes them, in every language', () => {
  for (const locale of LOCALES) {
    const [intl, numerals] = [new Intl.NumberFormat(locale, { numberingSystem: 'latn' }), numeralsOf(locale)]
    for (const n of [0, 7, 999, 1000, 9999, 10_000, 54_321, 999_999, 1_000_000, 1_234_567_890]) {
      expect(formatCount(numerals, n)).toBe(intl.format(n))
    }
  }
})

it('digits are the same in every language, also where a browser would choose others', () => {
  for (const locale of [...LOCALES, 'ar-EG']) {
    expect(formatCount(numeralsOf(locale), 9876).replace(/\D/g, '')).toBe('9876')
    expect(formatMoment(locale, '{day}', AT_SIX, 'UTC')).toContain('24')
    expect(
      formatDuration(locale, 26 * 3_600_000)
        .replace(/\D+/g, ' ')
        .trim(),
    ).toBe('1 02 00 00')
  }
  expect(formatDuration('fr', 26 * 3_600_000)).toBe('1\u00a0j 02\u00a0h 00\u00a0min 00\u00a0s')
  expect(formatDuration('en', 26 * 3_600_000)).toBe('1d 02h 00m 00s')
})
