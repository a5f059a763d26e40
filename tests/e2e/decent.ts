import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright'
import { expect } from 'playwright/test'

/** The narrowest phone that is still in use. */
export const NARROW = { width: 320, height: 640 }

/** What axe finds wrong on a page that shows something else than a moment ago: everything that it knows. */
const EVERYTHING: RunOptions = { rules: { 'target-size': { enabled: true } } }
/** By night, a page differs in its colours only. */
const COLOURS: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] }

/** Nothing is wider than the screen, which would then scroll sideways. */
export async function expectToFit(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect.soft(width, 'the width of what is shown').toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}

/** Everybody can read and use what the page shows: axe finds nothing, and all of it fits. */
export async function expectDecent(page: Page): Promise<void> {
  await expectOfAxe(page, EVERYTHING)
  await expectToFit(page)
}

/** The same, and by night, where the page has one. */
export async function expectDecentByNight(page: Page): Promise<void> {
  await expectDecent(page)
  const byDay = await schemeOf(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  if ((await schemeOf(page)) !== byDay) {
    await expectOfAxe(page, COLOURS)
    await expectToFit(page)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Whatever is tapped has room for a thumb, its label's included; links within a sentence cannot. */
export async function expectToBeTapped(page: Page): Promise<void> {
  const small = await page.locator('button, summary, input, textarea, a[href]:not(.prose p > a)').evaluateAll((all) => {
    /** Whether a tap there reaches it: a label hands its own on. */
    const isReached = (element: Element, x: number, y: number) => {
      const hit = document.elementFromPoint(x, y)
      return hit === element || hit?.closest('label')?.control === element
    }
    const isLabelled = (element: Element) => {
      element.scrollIntoView({ block: 'center' })
      const { left, right, top, height } = element.getBoundingClientRect()
      const middle = top + height / 2
      return [left, right - 43].some((x) =>
        [x, x + 43].every((at) => [middle - 21, middle + 21].every((y) => isReached(element, at, y))),
      )
    }
    return all
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ element, box }) => Math.round(Math.min(box.width, box.height)) < 44 && !isLabelled(element))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 90)}: ${box.width} × ${box.height}`)
  })
  expect.soft(small, 'what a thumb misses').toEqual([])
}

const schemeOf = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)

async function expectOfAxe(page: Page, options: RunOptions): Promise<void> {
  // Once a document: reading the script takes longer than running it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const { state, found } = await page.evaluate(findFaults, options)
  expect.soft(found, `axe, on ${state}`).toEqual([])
}

/** Runs in the page. */
async function findFaults(options: RunOptions) {
  const { axe } = window as unknown as { axe: typeof import('axe-core') }
  const { violations } = await axe.run({ ...options, resultTypes: ['violations'] })
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message}`)}`,
  )
  return { state: document.documentElement.dataset.state, found }
}
