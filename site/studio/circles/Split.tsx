import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { SplitAnswer } from '../../../api/studio/contract/circles-schema.ts'
import { changed } from '../changed.ts'
import { words as studio } from '../language.ts'
import { Ask } from '../links/Ask.tsx'
import { useAttempt } from '../links/use-attempt.ts'
import { words } from './language.ts'
import { splitCircle } from './requests.ts'
import type { Circle, Part } from './sentences.ts'
import { linesOf, outcomeOf } from './split-sentences.ts'

interface Asked {
  circle: Circle
  part: Part
}

interface Props {
  slug: string
  /** The part that somebody wants to divide. */
  asked: Asked | undefined
  onDivided: () => void
  onEnd: () => void
}

/** Divides a part of a circle in two steps: says what goes where, or why nothing does; then does it, and says what came of it. */
export function Split({ slug, asked, onDivided, onEnd }: Props) {
  /** What would go where, of the part that was asked about: another one may be asked about by now. */
  const plan = useSignal<{ answer: SplitAnswer; of: Asked } | undefined>(undefined)
  const outcome = useSignal<string | undefined>(undefined)
  const opener = useRef<Element | null>(null)
  const said = useRef<HTMLParagraphElement>(null)
  const { failure, isBusy, attempt } = useAttempt()
  const send = (of: Asked, dryRun: boolean) =>
    attempt(async () => {
      const answer = await splitCircle(slug, of.part.id, { parts: of.circle.parts.length, dryRun })
      if (dryRun) {
        plan.value = { answer, of }
        return
      }
      outcome.value = outcomeOf(answer)
      plan.value = undefined
      onEnd()
      onDivided()
      changed.value++
      requestAnimationFrame(() => said.current?.focus())
    })
  useEffect(() => {
    if (!asked) return
    opener.current = document.activeElement
    outcome.value = undefined
    plan.value = undefined
    void send(asked, true)
  }, [asked])
  const drop = () => {
    plan.value = undefined
    onEnd()
    if (opener.current instanceof HTMLElement) opener.current.focus()
  }
  const { value: planned } = plan
  return (
    <div class="link-actions" aria-busy={isBusy.value}>
      {planned && (
        <Ask
          lines={linesOf(planned.answer)}
          yes={planned.answer.divides ? words.value.split.yes : undefined}
          onYes={() => void send(planned.of, false)}
          onNo={drop}
        />
      )}
      <p ref={said} role="status" tabIndex={-1}>
        {outcome.value}
      </p>
      {failure.value && <p role="alert">{studio.value.links.failed[failure.value]}</p>}
    </div>
  )
}
