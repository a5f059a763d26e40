import type { Plural } from './dictionary.ts'
import { DIGITS, formatCount, type Numerals } from './numerals.ts'

/** Fills the {placeholders} of a text. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** The plural form for a number, with {n} filled in. `zero` is for exactly none, whatever the language's rules say. */
export function countPhrase(numerals: Numerals, plural: Plural & { zero?: string }, n: number): string {
  const category = n === 0 ? 'zero' : new Intl.PluralRules(numerals.locale).select(n)
  // A browser may have newer or older plural rules than the dictionary.
  return fill(plural[category] ?? plural.other, { n: formatCount(numerals, n) })
}

/** Writes a time as people say it: « mardi 24 décembre à 18 h ». `pattern` joins the {day} and the {time}. */
export function formatMoment(locale: string, pattern: string, at: number, timeZone?: string): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...DIGITS, ...(timeZone && { timeZone }), ...options }).format(at)
  // « 18 h » and “6 PM” are clearly times; a bare « 18 » needs its minutes.
  const isWhole = Number(format({ minute: 'numeric' })) === 0 && /\D/.test(format({ hour: 'numeric' }))
  return fill(pattern, {
    day: ordinal(locale, keepTogether(format({ weekday: 'long', day: 'numeric', month: 'long' }))),
    time: format({
      hour: 'numeric',
      ...(!isWhole && { minute: '2-digit' }),
      ...(timeZone && { timeZoneName: 'short' }),
    }),
  })
}

const FIRST: Record<string, string> = { fr: '1er', pt: '1º' }

/** French and Brazilians say the first of a month otherwise than its other days, which no `Intl` does. */
export function ordinal(locale: string, day: string): string {
  return day.replace(/\b1(?=\s\D)/, FIRST[locale.slice(0, 2)] ?? '1')
}

/** Uses no-break spaces between a number and its unit: « 24 novembre », „24. November“, “09 min”. */
export function keepTogether(text: string): string {
  return text.replace(/(\d\.?) /g, '$1\u00a0')
}
