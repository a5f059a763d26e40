/** How a language writes whole numbers and picks plural forms. */
export interface Numerals {
  locale: string
  /** The separator between groups of three digits. */
  separator: string
  /** The least number that is grouped. */
  groupedFrom: number
}

/**
 * Latin digits for every language: Arabic is read with either kind, browsers differ on the digits of `ar`, and the looks'
 * typefaces have only these.
 */
export const DIGITS = { numberingSystem: 'latn' } as const

/** Reads the rules from Intl, at build: on a slow phone the first number that Intl formats takes a long task. */
export function numeralsOf(locale: string): Numerals {
  const format = new Intl.NumberFormat(locale, DIGITS)
  const separatorIn = (n: number) => format.formatToParts(n).find(({ type }) => type === 'group')?.value
  const groupedFrom = [1000, 10_000].find((n) => separatorIn(n) !== undefined) ?? Infinity
  return { locale, separator: separatorIn(groupedFrom) ?? '', groupedFrom }
}

/** A whole number that is not negative: « 12 345 », “12,345”. */
export function formatCount({ separator, groupedFrom }: Numerals, n: number): string {
  const digits = String(n)
  return n < groupedFrom ? digits : digits.replace(/\B(?=(\d{3})+$)/g, separator)
}
