import { pageLoaded } from './first-paint/page-loaded.ts'

/** In pixels. A title that would have to be smaller is broken inside a word instead, at a size that can be read well. */
const SMALLEST = 11
const BROKEN = 24

/**
 * Keeps titles within their columns: one that is too wide shrinks, since a word that is broken is another word in most
 * scripts. That happens where letters of none of our fonts stand in it, and where readers space letters as they like (WCAG
 * 2.2, 1.4.12). Looks that set a title line by line put each in a `span`.
 */
const titles = new ResizeObserver((entries) =>
  // Not at once: what it changes is what is observed.
  requestAnimationFrame(() => {
    for (const { target } of entries) if (target instanceof HTMLElement) keepWithin(target)
  }),
)

export function watchTitles(root: ParentNode): void {
  for (const title of root.querySelectorAll<HTMLElement>('h1,h2,h3,h4,h5,h6')) titles.observe(title)
}

/** Not before the fonts are there, which are narrower than what stands in for them. */
export async function keepTitlesWithin(): Promise<void> {
  // Asking for the fonts lays the page out at once: after the first time, there is nothing to do for it.
  await pageLoaded()
  await document.fonts.ready
  watchTitles(document)
}

function keepWithin(title: HTMLElement): void {
  delete title.dataset.wide
  const lines = title.querySelectorAll<HTMLElement>('span')
  for (const line of lines.length > 0 ? lines : [title]) {
    line.style.removeProperty('font-size')
    const share = title.clientWidth / Math.max(line === title ? title.scrollWidth : line.offsetWidth, 1)
    if (share >= 1) continue
    const size = Number.parseFloat(getComputedStyle(line).fontSize) * share
    line.style.fontSize = `${size < SMALLEST ? BROKEN : size}px`
    if (size < SMALLEST) title.dataset.wide = ''
  }
}
