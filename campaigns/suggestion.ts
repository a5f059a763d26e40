import { closest, distance } from 'fastest-levenshtein'

/** ` (did you mean "x"?)` when one of the known words is near; otherwise empty. */
export function suggestion(word: string, known: readonly string[]): string {
  if (known.length === 0) return ''
  // `fr-FR`, `fr_CA`
  const [start] = word.toLowerCase().split(/[-_]/)
  if (start === 'uk' && known.includes('gb')) return ' (did you mean "gb"?)'
  if (known.some((each) => each === start)) return ` (did you mean "${start}"?)`
  const nearest = closest(
    word.toLowerCase(),
    known.map((each) => each.toLowerCase()),
  )
  // Of a word of two letters, two others are nothing near.
  const far = Math.min(Math.max(2, Math.floor(word.length / 3)), word.length - 1)
  const isNear = distance(word.toLowerCase(), nearest) <= far
  return isNear ? ` (did you mean "${known.find((each) => each.toLowerCase() === nearest)}"?)` : ''
}
