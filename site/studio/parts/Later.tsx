import { signal, useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { words } from '../language.ts'

const phone = matchMedia('screen and (max-width: 47.99rem)')
const isPhone = signal(phone.matches)
phone.addEventListener('change', () => {
  isPhone.value = phone.matches
})

interface Props {
  /** Label of the button; “More” without one. */
  title?: string
  children: () => ComponentChildren
}

/** On a phone, hides details behind a button. */
export function Later({ title, children }: Props) {
  const isWanted = useSignal(false)
  if (!isPhone.value || isWanted.value) return <>{children()}</>
  return (
    <p class="later">
      <button
        type="button"
        class="quiet"
        onClick={() => {
          isWanted.value = true
        }}
      >
        {title ?? words.value.moreFigures}
      </button>
    </p>
  )
}
