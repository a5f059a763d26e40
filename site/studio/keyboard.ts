import { signal } from '@preact/signals'
import { addressWith, go, isWall, RANGE_IDS, select, showTables, slug, tables } from './selection.ts'

/** Whether the list of keys is shown. */
export const isHelpShown = signal(false)

/** Charts of the screen, by the id of their table. */
const charts = () =>
  [...document.querySelectorAll<HTMLElement>('[data-chart]')].map(({ dataset }) => dataset.chart ?? '')

/** All charts follow the first: they become tables, or charts again. Those further down may come a moment later. */
function switchTables(): void {
  const ids = charts()
  const [first] = ids
  showTables(first !== undefined && tables.peek().has(first) ? [] : ids)
}

export function switchWall(): void {
  go(addressWith({ wall: isWall.peek() ? undefined : '' }))
}

function act(key: string): boolean {
  if (key === '?') {
    isHelpShown.value = !isHelpShown.peek()
    return true
  }
  if (!slug.peek()) return false
  const range = RANGE_IDS[Number(key) - 1]
  if (range) select({ range: range === 'all' ? undefined : range })
  else if (key === 't') switchTables()
  else if (key === 'w') switchWall()
  else if (key === '/') document.querySelector<HTMLInputElement>('input[type=search]')?.focus()
  else return false
  return true
}

export function followKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const { target } = event
    const isTyping = target instanceof HTMLElement && target.matches('input, textarea, select')
    if (event.key === 'Escape') {
      if (isTyping) target.blur()
      else if (isWall.peek() && !isHelpShown.peek()) switchWall()
      return
    }
    if (!isTyping && !document.querySelector('dialog[open]:not(#keys)') && act(event.key)) event.preventDefault()
  })
}
