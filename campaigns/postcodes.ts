/** Postcodes that belong to a circle, for the page too: no imports. */

/** The beginning of postcodes, or a range of such beginnings, which are of one length: `80` to `87`. */
export interface Postcodes {
  from: string
  to: string
}

/** A British postcode: its district, and three characters more. */
const BRITISH = /^([A-Z]{1,2})(\d[A-Z\d]?)\d[A-Z]{2}$/
const DISTRICT = /^[A-Z]{1,2}\d[A-Z\d]?$/

/** Letters and digits as they are typed in Europe: `２９` and `٢٩` are `29`. */
export function plain(typed: string): string {
  return typed.normalize('NFKC').replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
}

/** A postcode in one form, however it is written: `sw1a 1aa` is `SW1A1AA`, `٢٩` is `29`. */
export function compact(code: string): string {
  return plain(code)
    .toUpperCase()
    .replace(/[^\dA-Z]/g, '')
}

/** @param written a beginning, such as `29`, or a range: `80..87` */
export function postcodesOf(written: string): Postcodes {
  const [from = '', to = from] = written.split('..').map(compact)
  return { from, to }
}

/**
 * Whether a whole postcode, compact, is one of these. British ones are compared by their parts: `E17 7AA` is not of `E1`, nor
 * `SW1A 1AA` of `S`, and `E1 7AA` is not of `E17`.
 */
export function isOf(code: string, { from, to }: Postcodes): boolean {
  const [, area = '', number = ''] = BRITISH.exec(code) ?? []
  const district = area + number
  if (district && from === to) {
    if (/^[A-Z]+$/.test(from)) return from === area
    if (DISTRICT.test(from)) return from === district || from === district.replace(/[A-Z]$/, '')
  }
  const beginning = code.slice(0, from.length)
  return beginning.length === from.length && beginning >= from && beginning <= to
}

/** Whether a postcode that is not typed to its end yet may become one of these. */
export function mayBecome(begun: string, { from, to }: Postcodes): boolean {
  const { length } = begun
  return length < from.length && begun >= from.slice(0, length) && begun <= to.slice(0, length)
}

/** Whether the same postcode would be of both, and neither says more than the other: of beginnings of one length. */
export function overlap(one: Postcodes, other: Postcodes): boolean {
  return one.from.length === other.from.length && one.from <= other.to && other.from <= one.to
}
