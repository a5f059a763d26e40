import { closest, distance } from 'fastest-levenshtein'

/** ` (did you mean "x"?)` when one of the known words is near; otherwise empty. */
export function suggestion(word: string, known: readonly string[]): string {
  if (known.length === 0) return ''
  const nearest = closest(
    word.toLowerCase(),
    known.map((each) => each.toLowerCase()),
  )
  const isNear = distance(word.toLowerCase(), nearest) <= Math.max(2, Math.floor(word.length / 3))
  return isNear ? ` (did you mean "${known.find((each) => each.toLowerCase() === nearest)}"?)` : ''
}
