import { useEffect, useRef } from 'preact/hooks'
import { words } from '../language.ts'

/** The dialog that lists keyboard shortcuts. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    first.current?.focus()
  }, [])
  const { keys, close } = words.value
  const rows = [
    ['1 … 6', keys.ranges],
    ['t', keys.tables],
    ['/', keys.filter],
    ['w', keys.wall],
    ['← ↑ ↓ → + − 0', keys.tree],
    ['?', keys.help],
    ['Esc', keys.leave],
  ] as const
  return (
    <dialog ref={dialog} id="keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{keys.title}</h2>
      <dl class="keys">
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="/api/docs">{keys.api}</a>
      </p>
      <button ref={first} type="button" class="quiet" onClick={() => dialog.current?.close()}>
        {close}
      </button>
    </dialog>
  )
}
