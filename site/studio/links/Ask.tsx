import { useEffect, useRef } from 'preact/hooks'
import { words } from '../language.ts'

interface Props {
  /** What would happen. */
  lines: readonly string[]
  /** The name of the button that does it; undefined: there is nothing to do. */
  yes: string | undefined
  onYes: () => void
  onNo: () => void
}

/** Asks before something is done: takes the focus, which was on a button that is gone, and reads out what would happen. */
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
