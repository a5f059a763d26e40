import type { SplitAnswer } from '../../../api/studio/contract/circles-schema.ts'
import { whole } from '../format.ts'
import { words } from './language.ts'
import { list } from './sentences.ts'

/** What a division would do, a line each; or why there is none. */
export function linesOf({ divides, why, part, halves, largest }: SplitAnswer): string[] {
  const { split } = words.value
  if (why === 'changed') return [split.changed]
  if (!divides) return [(why === 'too-small' ? split.tooSmall : split.oneBranch)(part.name)]
  return [
    split.becomes(part.name),
    ...halves.map(({ name, views, branches }) => split.half(name, whole(views), whole(branches), { views, branches })),
    [split.whole, largest !== null && split.largest(largest, whole(largest))].filter(Boolean).join(' '),
    split.later,
    split.forGood,
  ]
}

/** What came of it. */
export function outcomeOf(answer: SplitAnswer): string {
  const { split } = words.value
  if (!answer.divides) return linesOf(answer).join(' ')
  return split.done(list(answer.halves.map(({ name, views }) => split.halfDone(name, whole(views)))))
}
