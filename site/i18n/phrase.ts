import type { Plural } from './dictionary.ts'

/** Fills the {names} of a text. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

export function formatNumber(locale: string, value: number): string {
  return new Intl.NumberFormat(locale).format(value)
}

/** The form for a number, with its {n} filled in. `zero` is for exactly none, whatever the language's rules say. */
export function countPhrase(locale: string, plural: Plural & { zero?: string }, n: number): string {
  const isOne = new Intl.PluralRules(locale).select(n) === 'one'
  const text = n === 0 && plural.zero ? plural.zero : isOne ? plural.one : plural.other
  return fill(text, { n: formatNumber(locale, n) })
}

/** A moment as people say it: « mardi 24 décembre à 18 h », with minutes only when there are some. */
export function formatMoment(locale: string, at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    ...(at % 3_600_000 !== 0 && { minute: '2-digit' }),
    ...(timeZone && { timeZone, timeZoneName: 'short' }),
  }).format(at)
}
