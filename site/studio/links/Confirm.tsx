import { useEffect, useRef } from 'preact/hooks'
import { words } from '../language.ts'
import { effectsOf, isIdle, nameOf, type Plan } from '../sentences/links.ts'

interface Props {
  plan: Plan
  onYes: () => void
  onNo: () => void
}

/** Takes the focus, which was on a button that is gone, and reads out what would happen. */
export function Confirm({ plan, onYes, onNo }: Props) {
  const dialog = useRef<HTMLDivElement>(null)
  useEffect(() => dialog.current?.focus(), [])
  const effects = effectsOf(plan)
  return (
    <div
      ref={dialog}
      class="confirm"
      role="alertdialog"
      aria-label={effects.join(' ')}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && onNo()}
    >
      {effects.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {!isIdle(plan) && (
        <button type="button" class="strong" onClick={onYes}>
          {nameOf(plan)}
        </button>
      )}
      <button type="button" class="quiet" onClick={onNo}>
        {words.value.cancel}
      </button>
    </div>
  )
}
