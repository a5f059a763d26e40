import { pageLoaded } from './first-paint/page-loaded.ts'

/**
 * Type sizes in pixels. A title that would have to be smaller than the first is broken inside a word instead, at the
 * second.
 */
const SMALLEST = 11
const BROKEN = 24

/** Fonts with optical sizes are wider for their size when they are small: one step falls short. */
const MOST_STEPS = 8

/**
 * Keeps titles within their columns by shrinking them: in most scripts a word broken in two is another word. Titles are too
 * wide where they have letters that none of our fonts has, and where readers set their own letter spacing (WCAG 2.2,
 * 1.4.12). Looks that set a title line by line put each line in a `span`.
 */
const titles = new ResizeObserver((entries) =>
  // In the next frame: it changes what is observed.
  requestAnimationFrame(() => {
    for (const { target } of entries) if (target instanceof HTMLElement) keepWithin(target)
  }),
)

export function watchTitles(root: ParentNode): void {
  for (const title of root.querySelectorAll<HTMLElement>('h1,h2,h3,h4,h5,h6')) titles.observe(title)
}

/** Starts once the fonts are there, which are narrower than their fallbacks. */
export async function keepTitlesWithin(): Promise<void> {
  // Asking for the fonts forces a layout: after the load event, none is due.
  await pageLoaded()
  await document.fonts.ready
  watchTitles(document)
}

function keepWithin(title: HTMLElement): void {
  delete title.dataset.wide
  const lines = title.querySelectorAll<HTMLElement>('span')
  for (const line of lines.length > 0 ? lines : [title]) {
    line.style.removeProperty('font-size')
    shrink(title, line)
  }
}

function shrink(title: HTMLElement, line: HTMLElement, steps = MOST_STEPS): void {
  const share = title.clientWidth / Math.max(line === title ? title.scrollWidth : line.offsetWidth, 1)
  if (share >= 1 || steps === 0) return
  const size = Number.parseFloat(getComputedStyle(line).fontSize) * share
  line.style.fontSize = `${size < SMALLEST ? BROKEN : size}px`
  if (size < SMALLEST) title.dataset.wide = ''
  else shrink(title, line, steps - 1)
}
