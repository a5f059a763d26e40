/** How a language writes whole numbers and picks the words that go with them. */
export interface Numerals {
  locale: string
  /** Between groups of three digits. */
  separator: string
  /** The least number that is written in groups. */
  groupedFrom: number
}

/** Arabic is read with either digits; browsers differ on which `ar` means, and the looks' typefaces have only these. */
export const DIGITS = { numberingSystem: 'latn' } as const

/** As Intl has it. Asked at build: the first number that a slow phone asks Intl to write takes it a long task. */
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
