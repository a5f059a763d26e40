import { DIGITS } from './numerals.ts'
import { keepTogether } from './phrase.ts'

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** « 2 j 04 h 10 min 09 s », “2d 04h 10m 09s”, from the largest unit that is not zero, to the second above. */
export function formatDuration(locale: string, durationMs: number): string {
  let rest = Math.ceil(durationMs / 1000) * 1000
  const parts: string[] = []
  for (const [unit, ms] of UNITS) {
    const value = Math.floor(rest / ms)
    rest -= value * ms
    if (value === 0 && parts.length === 0 && unit !== 'second') continue
    const style = { style: 'unit', unit, unitDisplay: 'narrow', minimumIntegerDigits: parts.length ? 2 : 1 } as const
    const part = new Intl.NumberFormat(locale, { ...DIGITS, ...style }).format(value)
    // Intl omits the space in the narrow form, which only English does.
    parts.push(keepTogether(locale === 'en' ? part : part.replace(/\d(?=\p{L})/u, '$& ')))
  }
  return parts.join(' ')
}
