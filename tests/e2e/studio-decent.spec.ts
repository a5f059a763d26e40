import { expectDecentByNight } from './decent.ts'
import type { Desk } from './desk.ts'
import { expect, test } from './test.ts'
import type { TestSite } from './test-site.ts'

/** A small cascade, three generations deep, with a branch that is large enough to be drawn. */
async function cascade(site: TestSite): Promise<void> {
  const first = await site.openedElsewhere('tape', site.rootToken('tape'))
  const second = await site.openedElsewhere('tape', first)
  for (let friends = 0; friends < 4; friends++) await site.openedElsewhere('tape', first)
  await site.openedElsewhere('tape', second)
}

async function showEverything({ page }: Desk): Promise<void> {
  // Each goes away as it is pressed, and may bring another.
  const more = page.locator('.later button')
  for (let left = await more.count(); left > 0; left--) await more.first().click()
  await expect(more).toHaveCount(0)
}

test('the greatest numbers fit, on a laptop, a phone and a wall', async ({ site, desk }) => {
  await cascade(site)
  const { page } = desk
  await page.route('**/live?**', (route) => route.fulfill({ status: 204 }))
  await page.route('**/report?**', async (route) => {
    const report = await (await route.fetch()).json()
    await route.fulfill({ json: { ...report, totals: { ...report.totals, views: 12_345_678 } } })
  })
  await desk.enter(site, '?c=tape')
  for (const path of ['?c=tape', '?c=tape&wall']) {
    await page.goto(`${site.origin}/studio/${path}`)
    for (const viewport of [
      { width: 360, height: 740 },
      { width: 1280, height: 800 },
      { width: 1920, height: 1080 },
    ]) {
      await page.setViewportSize(viewport)
      await desk.showsViews(12_345_678)
      const word = await page.locator('.big-number + span').boundingBox()
      expect.soft((word?.x ?? 0) + (word?.width ?? viewport.width)).toBeLessThan(viewport.width)
    }
  }
})

test('everybody can read and use every view, by day and by night, on a laptop', async ({ site, desk }) => {
  await cascade(site)
  const { page } = desk
  desk.expects(/401/)
  await page.goto(`${site.origin}/studio/`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectDecentByNight(page)
  await desk.enter(site, '', { role: 'editor' })
  await expect(page.getByRole('link', { name: 'The tape' })).toBeVisible()
  await expectDecentByNight(page)
  await page.goto(`${site.origin}/studio/?c=tape`)
  await expect(page.locator('.tree canvas')).toBeVisible()
  await page.getByText('Links and codes').click()
  await expect(page.locator('.links li')).toHaveCount(2)
  for (const summary of await page.locator('.how summary').all()) await summary.click()
  await expectDecentByNight(page)
  await page.keyboard.press('t')
  await expect(page.locator('.chart')).toHaveCount(0)
  await expectDecentByNight(page)
  await page.goto(`${site.origin}/studio/?c=tape&wall`)
  await desk.showsViews(7)
  await expectDecentByNight(page)
})

test('three cards on the narrowest phone, and the rest behind buttons, by day and by night', async ({
  site,
  newDesk,
}) => {
  await cascade(site)
  const desk = await newDesk({ viewport: { width: 320, height: 640 } })
  await desk.enter(site, '', { role: 'editor' })
  await expect(desk.page.getByRole('link', { name: 'The tape' })).toBeVisible()
  await expectDecentByNight(desk.page)
  await desk.page.goto(`${site.origin}/studio/?c=tape`)
  await desk.showsViews(7)
  await expectDecentByNight(desk.page)
  await showEverything(desk)
  await expect(desk.page.locator('.tree canvas')).toBeVisible()
  await expectDecentByNight(desk.page)
})
