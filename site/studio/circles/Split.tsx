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

interface Props {
  slug: string
  /** The part that somebody wants to divide. */
  asked: { circle: Circle; part: Part } | undefined
  onDivided: () => void
  onEnd: () => void
}

/** Divides a part of a circle in two steps: says what goes where, or why nothing does; then does it, and says what came of it. */
export function Split({ slug, asked, onDivided, onEnd }: Props) {
  const plan = useSignal<SplitAnswer | undefined>(undefined)
  const outcome = useSignal<string | undefined>(undefined)
  const opener = useRef<Element | null>(null)
  const said = useRef<HTMLParagraphElement>(null)
  const { failure, isBusy, attempt } = useAttempt()
  const send = (dryRun: boolean) =>
    attempt(async () => {
      if (!asked) return
      const parts = asked.circle.parts.length
      const answer = await splitCircle(slug, asked.part.id, { parts, dryRun })
      if (dryRun) {
        plan.value = answer
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
    void send(true)
  }, [asked])
  const drop = () => {
    plan.value = undefined
    onEnd()
    if (opener.current instanceof HTMLElement) opener.current.focus()
  }
  return (
    <div class="link-actions" aria-busy={isBusy.value}>
      {plan.value && (
        <Ask
          lines={linesOf(plan.value)}
          yes={plan.value.divides ? words.value.split.yes : undefined}
          onYes={() => void send(false)}
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
