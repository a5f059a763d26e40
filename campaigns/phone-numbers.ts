import { withNumbers } from './dictated-numbers.ts'

/** Whether a plain text holds a phone number. Dates, prices, scores, years, times and post codes are none. */
export function hasPhone(plain: string): boolean {
  const digits = withNumbers(plain)
    .replace(/(?<![\p{L}\d])o(?=\s?\d)|(?<=\d)o(?=\d)/gu, '0')
    .replace(/(?<=\d\s?)l(?=\d)|(?<![\p{L}\d])l(?=\d{1,3}(?!\d))/gu, '1')
    .replace(/(?<=\d)\s+(?:et|puis|und|and|y|и)\s+(?=\d)/gu, ' ')
  const undated = digits
    .replace(/\b\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)\d{2}\b/g, ' x ')
    .replace(/\b(?:19|20)\d{2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}\b/g, ' x ')
    .replace(/\b(?:19|20)\d{2}(?:\s*[-/,]\s*(?:19|20)?\d{2})+\b/g, ' x ')
  return [...undated.matchAll(RUN)].some(([run]) => isPhone(run))
}

/** Digits with what people put between them; the sign of a country before them. */
const RUN = /(?:\+\s?)?[([]?\d+(?:[^\p{L}\d]{1,4}\d+)*/gu

/** Signs that stand in phone numbers as they are printed. Any other one has to be the same throughout … */
const USUAL = /^[ ./()_-]+$/

/** … but for those that stand in lists, behind a 0. */
const LOOSE = /^[ ,./()[\]_]+$/

function isPhone(run: string): boolean {
  const groups = run.match(/\d+/g) ?? []
  const between = (run.match(/(?<=\d)[^\d]+(?=\d)/g) ?? []).map((signs) => signs.trim() || ' ')
  const [isUniform, isUsual] = [new Set(between).size <= 1, between.every((signs) => USUAL.test(signs))]
  const digits = groups.join('')
  if (isCounted(groups)) return false
  const isWhole = isUniform || isUsual || between.every((signs) => LOOSE.test(signs))
  if (isWhole && /^\+\s?[([]?[1-9]/.test(run)) return digits.length >= 7
  if (isWhole && /^00[1-9]/.test(digits)) {
    return digits.length >= 10 && (groups[0] !== '0' || between.every((signs) => signs === ' '))
  }
  if (isWhole && /^0[1-9]/.test(digits)) return /^\d{9,12}$/.test(digits) && !digits.endsWith('000')
  const shape = groups.map(({ length }) => length).join('-')
  if (isUsual && (isUniform || shape === AMERICAN)) return isShaped(shape, groups, digits)
  return partsOf(run).some(isPhone)
}

/** What stands between commas, semicolons and the like. */
function partsOf(run: string): string[] {
  const parts = run.split(/[^\d ./()_+-]+/).map((part) => part.trim())
  return parts.length > 1 ? parts.filter((part) => /\d/.test(part)) : []
}

/** Numbers that are counted up or down, or rise as those of a lottery do, but for the 0 of a phone before them. */
function isCounted(groups: readonly string[]): boolean {
  if (groups.length < 4) return false
  const numbers = groups.map(Number)
  const steps = numbers.slice(1).map((number, i) => number - (numbers[i] ?? 0))
  if (new Set(steps).size === 1) return true
  return !groups[0]?.startsWith('0') && groups.every((each) => each.length <= 2) && steps.every((step) => step > 0)
}

const AMERICAN = '3-3-4'

/** Groups of numbers without a 0 in front: French and Spanish mobiles, Russian, Polish, Tunisian and Belgian ones … */
const SHAPES = new Set([
  ...[
    '8',
    '9',
    '10',
    '11',
    '12',
    '13',
    AMERICAN,
    '2-2-2-2',
    '2-2-2-2-2',
    '1-2-2-2-2',
    '2-1-2-2-2-2',
    '3-3-3',
    '2-3-3',
    '4-4',
  ],
  ...[
    '3-3-2-2',
    '3-2-2-2',
    '4-3-3',
    '2-4-4',
    '2-8',
    '3-7',
    '4-6',
    '4-7',
    '1-3-3-2-2',
    '1-3-3-4',
    '2-3-2-3',
    '2-2-3-2-2',
  ],
])

function isShaped(shape: string, groups: readonly string[], digits: string): boolean {
  // Round sums and years.
  if (digits.endsWith('00') || groups.every((each) => /^(?:19|20)\d\d$/.test(each))) return false
  return SHAPES.has(shape) || (groups.length >= 8 && groups.length <= 13 && groups.every((each) => each.length === 1))
}
