/** A size as a fan reads it, such as `4,2 Mo`. */
export function sizeIn(locale: string, bytes: number): string {
  const unit = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(locale, unit).format(bytes / 1e6)
}
