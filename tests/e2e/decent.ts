import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect } from 'playwright/test'

/** The narrowest phone that is still in use. */
export const NARROW = { width: 320, height: 640 }

/** Everybody can read and use what the page shows: axe finds nothing, and nothing is wider than the screen. */
export async function expectDecent(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message}`)}`,
  )
  expect.soft(found, `axe, on ${await page.locator('html').getAttribute('data-state')}`).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect.soft(width, 'the width of what is shown').toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}
