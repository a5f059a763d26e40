import type { Plural } from './dictionary.ts'
import { DIGITS, formatCount, type Numerals } from './numerals.ts'

/** Fills the {names} of a text. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** The form for a number, with its {n} filled in. `zero` is for exactly none, whatever the language's rules say. */
export function countPhrase(numerals: Numerals, plural: Plural & { zero?: string }, n: number): string {
  const category = n === 0 ? 'zero' : new Intl.PluralRules(numerals.locale).select(n)
  // A browser may know rules that are newer, or older, than the dictionary.
  return fill(plural[category] ?? plural.other, { n: formatCount(numerals, n) })
}

/** A moment as people say it: « mardi 24 décembre à 18 h ». `pattern` joins the {day} and the {time}. */
export function formatMoment(locale: string, pattern: string, at: number, timeZone?: string): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...DIGITS, ...(timeZone && { timeZone }), ...options }).format(at)
  // « 18 h » and “6 PM” say that they are a time; a bare « 18 » needs its minutes to.
  const isWhole = Number(format({ minute: 'numeric' })) === 0 && /\D/.test(format({ hour: 'numeric' }))
  return fill(pattern, {
    day: keepTogether(format({ weekday: 'long', day: 'numeric', month: 'long' })),
    time: format({
      hour: 'numeric',
      ...(!isWhole && { minute: '2-digit' }),
      ...(timeZone && { timeZoneName: 'short' }),
    }),
  })
}

/** No line ends between a number and what it counts: « 24 novembre », „24. November“, “09 min”. */
export function keepTogether(text: string): string {
  return text.replace(/(\d\.?) /g, '$1\u00a0')
}
