import type { ComponentChildren } from 'preact'
import { go } from '../selection.ts'

interface Props {
  href: string
  class?: string
  children: ComponentChildren
}

/** Goes to another view without loading the page again; opens in a new tab as any link does. */
export function Link({ href, children, ...rest }: Props) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(href)
    scrollTo(0, 0)
  }
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  )
}
