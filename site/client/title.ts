import { pageLoaded } from './load-inside.ts'

/**
 * Lets a title break once a reader's own spacing has made it wider than its column (WCAG 2.2, 1.4.12): looks that set its
 * lines one by one measure them for ours. Not before the fonts are there, which are narrower than what stands in for them.
 */
export async function keepTitleWithin(): Promise<void> {
  // Asking for the fonts lays the page out at once: after the first time, there is nothing to do for it.
  await pageLoaded()
  await document.fonts.ready
  const title = document.querySelector('h1')
  const observer = new ResizeObserver(() => {
    if (title && title.scrollWidth > title.clientWidth) title.dataset.wide = ''
  })
  for (const line of document.querySelectorAll('h1 span')) observer.observe(line)
}
