import type { Page } from 'playwright'
import { noise } from '../support/photos.ts'
import { GALLERY } from './campaigns.ts'
import { test as base, expect } from './test.ts'
import { TestSite } from './test-site.ts'

/** The whole way of a share over HTTPS, with the proxies as `deploy/` sets them up. */

for (const name of ['caddy', 'nginx'] as const) {
  const test = base.extend({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter
    site: async ({}, use) => {
      const site = await TestSite.openBehind(name)
      await use(site)
      await site.close()
    },
  })
  // Nobody vouches for the certificate of a test.
  test.use({ ignoreHTTPSErrors: true })

  test(`behind ${name}, a link opens, by mail too, is passed on, and moves the counter and the studio; a photo arrives that weighs as much as one may`, async ({
    site,
    phone,
    newPhone,
    desk,
  }) => {
    await desk.enter(site, '?c=tape')
    await phone.enter(site.link('tape'))
    await phone.showsPiece('inside', 'open')
    await phone.showsViews(1)
    const friend = await newPhone()
    await friend.enter(phone.page.url())
    await phone.showsViews(2)
    await desk.showsViews(2)
    await desk.page.reload()
    await expect(desk.page.locator('.masthead')).toBeVisible()

    // By mail, mangled or not.
    const reader = await newPhone()
    await reader.enter(site.link('tape', { letter: 'm', isEmail: true }))
    const another = await newPhone()
    await another.enter(site.link('tape', { letter: 'm' }).replace('#', '%23'))
    await another.showsViews(4)

    const { page } = another
    const sentBytes = await weighSent(page)
    await another.enter(site.link(GALLERY))
    const photo = await noise(2048, 2048).jpeg({ quality: 90 }).toBuffer()
    await page.locator('.door input').last().setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.getByRole('button', { name: 'L’accrocher' }).tap()
    await expect(page.locator('.door-note')).toContainText('C’est reçu.')
    expect(await sentBytes()).toBeGreaterThan(2_000_000)
  })
}

/** How large the photo is that a page sends. */
async function weighSent(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const { send } = XMLHttpRequest.prototype
    XMLHttpRequest.prototype.send = function (body) {
      if (body instanceof FormData) Object.assign(window, { sentBytes: (body.get('photo') as File).size })
      send.call(this, body)
    }
  })
  return () => page.evaluate(() => (window as unknown as { sentBytes: number }).sentBytes)
}
