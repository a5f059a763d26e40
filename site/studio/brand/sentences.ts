import type { FollowsAnswer } from '../../../api/studio/contract/follows-schema.ts'
import type { WordRate } from '../../../api/studio/contract/word-schema.ts'
import { change, percent, whole } from '../format.ts'
import type { BrandSectionWords } from './words.ts'

/** Whether the brand speaks too often, with how often that is. */
export function spoken({ verdict, words, days, change: ratio }: WordRate, { word }: BrandSectionWords): string {
  const written = ratio && {
    value: change(ratio.value - 1),
    low: change(ratio.low - 1),
    high: change(ratio.high - 1),
  }
  return word.rate[verdict]({ n: words, words: whole(words), d: days, days: whole(days), change: written })
}

/** Which piece is passed on most, where the intervals tell it from every other. */
export function liked({ counts, pieces }: FollowsAnswer, { follows }: BrandSectionWords): string {
  const isNothing = pieces.every(({ opened }) => opened === 0)
  if (isNothing) return counts ? follows.early : follows.off
  const known = pieces.flatMap(({ title, passing }) => (passing ? [{ title, passing }] : []))
  const [first, ...others] = known.toSorted((a, b) => b.passing.low - a.passing.low)
  if (!first || others.length === 0) return follows.early
  const isAhead = others.every(({ passing }) => passing.high < first.passing.low)
  return isAhead ? follows.leads(first.title, percent(first.passing.value)) : follows.level
}
