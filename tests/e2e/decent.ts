import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect } from 'playwright/test'

/** The narrowest phone that is still in use. */
export const NARROW = { width: 320, height: 640 }

/** Nothing is wider than the screen, which would then scroll sideways. */
export async function expectToFit(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect.soft(width, 'the width of what is shown').toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}

/** Everybody can read and use what the page shows: axe finds nothing, and all of it fits. */
export async function expectDecent(page: Page): Promise<void> {
  const options = { resultTypes: ['violations' as const], rules: { 'target-size': { enabled: true } } }
  // In the page itself: there are no frames for which a page of axe's own would be opened and closed each time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(options).analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message}`)}`,
  )
  expect.soft(found, `axe, on ${await page.locator('html').getAttribute('data-state')}`).toEqual([])
  await expectToFit(page)
}
