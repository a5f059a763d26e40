import { computed, signal } from '@preact/signals'

/** Colours for canvases: the same tokens as in `styles/tokens.css`. */
const TOKENS = ['ink', 'ground', 'quiet', 'pale', 'hairline'] as const
export type Inks = Record<(typeof TOKENS)[number], string>

const night = matchMedia('(prefers-color-scheme: dark)')
const isNight = signal(night.matches)
/** Whether the page is being printed. */
export const isPrinted = signal(false)
night.addEventListener('change', () => {
  isNight.value = night.matches
})
// Paper is light, whatever the scheme of the screen.
addEventListener('beforeprint', () => {
  isPrinted.value = true
})
addEventListener('afterprint', () => {
  isPrinted.value = false
})

export const inks = computed<Inks>(() => {
  const scheme = isPrinted.value || !isNight.value ? 'light' : 'dark'
  const probe = document.createElement('i')
  probe.dataset.inks = scheme
  document.body.append(probe)
  const style = getComputedStyle(probe)
  const read = Object.fromEntries(TOKENS.map((name) => [name, style.getPropertyValue(`--${name}`)]))
  probe.remove()
  return read as Inks
})
