import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { words } from '../language.ts'

interface Props {
  text: () => string
  children: ComponentChildren
}

/** Says that it copied in its own place, for a while. */
export function CopyButton({ text, children }: Props) {
  const isCopied = useSignal(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text())
    isCopied.value = true
    setTimeout(() => {
      isCopied.value = false
    }, 2000)
  }
  return (
    <button type="button" class="quiet copy" onClick={copy}>
      <span aria-live="polite">{isCopied.value ? words.value.copied : children}</span>
    </button>
  )
}
