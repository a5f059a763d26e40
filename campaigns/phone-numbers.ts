import { withNumbers } from './dictated-numbers.ts'
import { isPhone, runsIn } from './phone-digits.ts'

/** Whether a plain text holds a phone number. Dates, prices, scores, years, times and post codes are none. */
export function hasPhone(plain: string): boolean {
  const digits = withNumbers(plain)
    .replace(/(?<![\p{L}\d])o(?=\s?\d)|(?<=\d)o(?=\d)/gu, '0')
    .replace(/(?<=\d\s?)[il](?=\d)|(?<![\p{L}\d])[il](?=\d{1,3}(?!\d))/gu, '1')
    .replace(/(?<=\d)\s+(?:et|puis|und|and|y|и)\s+(?=\d)/gu, ' ')
  return runsIn(digits).some(isPhone)
}
