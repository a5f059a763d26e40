import { useRef } from 'preact/hooks'
import { words as studio } from '../../../../site/studio/language.ts'
import { words } from './language.ts'
import { useFocus } from './use-focus.ts'
import type { DeskKey } from './words.ts'

const KEYS: Record<DeskKey, string> = {
  next: 'j k',
  accept: 'a',
  refuse: 'r',
  undo: 'u',
  choose: 'x',
  range: 'J K',
  block: 'b',
  queues: '[ ]',
  help: '?',
  leave: 'Esc',
}

/** The desk's keys, above the photos. */
export function Keys({ onLeave }: { onLeave: () => void }) {
  const place = useRef<HTMLElement>(null)
  useFocus(place)
  const { title, of } = words.value.keys
  return (
    <section ref={place} class="desk-keys" aria-label={title} tabIndex={-1}>
      <h3>{title}</h3>
      <dl class="keys">
        {(Object.keys(KEYS) as DeskKey[]).map((key) => (
          <div key={key}>
            <dt>
              <kbd>{KEYS[key]}</kbd>
            </dt>
            <dd>{of[key]}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="quiet" onClick={onLeave}>
        {studio.value.close}
      </button>
    </section>
  )
}
