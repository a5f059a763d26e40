/** Runs of digits in a plain text, with what people put between them and the sign of a country before them; no dates. */
export const runsIn = (text: string): string[] => withoutDates(text).match(RUN) ?? []

export const withoutDates = (text: string) =>
  text
    .replace(/\b\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)\d{2}\b/g, ' x ')
    .replace(/\b(?:19|20)\d{2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}\b/g, ' x ')
    .replace(/\b(?:19|20)\d{2}(?:\s*[-/,]\s*(?:19|20)?\d{2})+\b/g, ' x ')

const RUN = /(?:\+\s?)?[([]?\d+(?:[^\p{L}\d]{1,4}\d+)*/gu

/** Signs that stand in phone numbers as they are printed. Any other one has to be the same throughout … */
const USUAL = /^[ ./()_-]+$/

/** … but for those that stand in lists, behind a 0. */
const LOOSE = /^[ ,./()[\]_]+$/

function partsOf(run: string) {
  const groups = run.match(/\d+/g) ?? []
  const between = (run.match(/(?<=\d)[^\d]+(?=\d)/g) ?? []).map((signs) => signs.trim() || ' ')
  const [isUniform, isUsual] = [new Set(between).size <= 1, between.every((signs) => USUAL.test(signs))]
  const isWhole = isUniform || isUsual || between.every((signs) => LOOSE.test(signs))
  return { groups, between, isUniform, isUsual, isWhole, digits: groups.join('') }
}

/** Whether a run of digits is a phone number, where no other numbers of that size are to be expected. */
export function isPhone(run: string): boolean {
  const { groups, between, isUniform, isUsual, isWhole, digits } = partsOf(run)
  if (isCounted(groups)) return false
  if (isWhole && /^\+\s?[([]?[1-9]/.test(run)) return digits.length >= 7
  if (isWhole && /^00[1-9]/.test(digits)) {
    return digits.length >= 10 && (groups[0] !== '0' || between.every((signs) => signs === ' '))
  }
  if (isWhole && /^0[1-9]/.test(digits)) return isNational(digits)
  const shape = groups.map(({ length }) => length).join('-')
  if (isUsual && (isUniform || shape === AMERICAN)) return isShaped(shape, groups, digits)
  return clausesOf(run).some(isPhone)
}

/**
 * Whether a run of digits is a phone number also where numbers of members are to be expected: one in three groups or more
 * that begins with a 0. Other signs than a phone's stand between longer numbers too, as in `0451, 0452, 0453`.
 */
export function isDialled(run: string): boolean {
  const { groups, isUsual, isWhole, digits } = partsOf(run)
  if (groups.length < 3 || isCounted(groups)) return false
  const isApart = isUsual || groups.every(({ length }) => length <= 2)
  if (isWhole && isApart && /^0[1-9]/.test(digits)) return isNational(digits)
  return clausesOf(run).some(isDialled)
}

/** As phones alone are grouped, without a 0 or a sign: of eight digits in pairs, and Swiss, Belgian and Turkish ones. */
const PHONE_ALONE = new Set(['2-2-2-2', '2-3-2-2', '3-2-2-2'])

/** Whether a run of digits is grouped as no member's number is: `24 12 34 56`, but no seats: `places 12 14 16 18`. */
export function isGrouped(run: string, isAlone: boolean): boolean {
  const { groups, isUniform, isUsual } = partsOf(run)
  const shape = groups.map(({ length }) => length).join('-')
  if (PHONE_ALONE.has(shape) && isUniform && isUsual) return isAlone || !isCounted(groups)
  return clausesOf(run).some((each) => isGrouped(each, false))
}

const isNational = (digits: string) => /^\d{9,12}$/.test(digits) && !digits.endsWith('000')

/** What stands between commas, semicolons and the like. */
function clausesOf(run: string): string[] {
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
  // Thousands: a Tunisian phone, which is written so, begins with a higher digit.
  if (shape === '2-3-3' && digits.startsWith('1')) return false
  return SHAPES.has(shape) || (groups.length >= 8 && groups.length <= 13 && groups.every((each) => each.length === 1))
}
