import { useEffect, useRef } from 'preact/hooks'
import { words } from '../language.ts'

interface Props {
  /** Description of the consequences. */
  lines: readonly string[]
  /** Label of the confirming button; undefined: there is nothing to do. */
  yes: string | undefined
  onYes: () => void
  onNo: () => void
}

/** A confirmation: takes the focus, which was on a button that is gone, and announces the consequences. */
export function Ask({ lines, yes, onYes, onNo }: Props) {
  const dialog = useRef<HTMLDivElement>(null)
  useEffect(() => dialog.current?.focus(), [])
  return (
    <div
      ref={dialog}
      class="confirm"
      role="alertdialog"
      aria-label={lines.join(' ')}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && onNo()}
    >
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {yes !== undefined && (
        <button type="button" class="strong" onClick={onYes}>
          {yes}
        </button>
      )}
      <button type="button" class="quiet" onClick={onNo}>
        {words.value.cancel}
      </button>
    </div>
  )
}
