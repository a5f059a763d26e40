import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface Props {
  label: ComponentChildren
  children: ComponentChildren
}

/** Opens below its name; closes when it is left, by Escape or by a press elsewhere. */
export function Menu({ label, children }: Props) {
  const place = useRef<HTMLDetailsElement>(null)
  const close = () => place.current?.removeAttribute('open')
  useEffect(() => {
    const leave = ({ target }: Event) => target instanceof Node && !place.current?.contains(target) && close()
    addEventListener('pointerdown', leave)
    addEventListener('focusin', leave)
    return () => {
      removeEventListener('pointerdown', leave)
      removeEventListener('focusin', leave)
    }
  }, [])
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !place.current?.open) return
    event.preventDefault()
    close()
    place.current.querySelector('summary')?.focus()
  }
  return (
    <details ref={place} class="menu" onKeyDown={press}>
      <summary>{label}</summary>
      <div>{children}</div>
    </details>
  )
}
