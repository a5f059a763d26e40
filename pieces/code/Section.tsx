import { moment, whole } from '../../site/studio/format.ts'
import { Section as Answered } from '../../site/studio/parts/Section.tsx'
import type { SectionProps } from '../section-kind.ts'
import { words } from './studio/language.ts'

/** A code: how many are handed out, and whether any is left. */
export function Section({ report }: SectionProps<'code'>) {
  const { piece, title, budget, taken, lastAt } = report
  const { empty, counted, gone } = words.value
  const sentence =
    lastAt === null
      ? empty(whole(budget))
      : words.value.taken[report.for](taken, whole(taken), whole(budget), moment(lastAt))
  return (
    <Answered id={`code-${piece}`} says={{ question: title, counted }} sentence={sentence}>
      {taken >= budget && <p>{gone}</p>}
    </Answered>
  )
}
