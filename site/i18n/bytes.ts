import { DIGITS } from './numerals.ts'

const UNITS = [
  { size: 1e9, unit: 'gigabyte' },
  { size: 1e6, unit: 'megabyte' },
  { size: 1e3, unit: 'kilobyte' },
] as const

/** A size in the largest unit that it has one of: `3,4 Mo`. */
export function formatBytes(locale: string, bytes: number): string {
  const { size, unit } = UNITS.find((each) => bytes >= each.size) ?? { size: 1, unit: 'byte' }
  return new Intl.NumberFormat(locale, { ...DIGITS, style: 'unit', unit, maximumFractionDigits: 1 }).format(
    bytes / size,
  )
}
