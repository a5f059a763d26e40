import type { Page } from 'playwright'
import { ALBUM } from './campaigns.ts'
import { expectDecent } from './decent.ts'
import { expect, test } from './test.ts'

const viewerOf = (page: Page) => page.getByRole('dialog', { name: 'Images' })
const caption = (page: Page) => viewerOf(page).getByRole('status')
const picture = (page: Page, name: string) => page.locator('.content').getByRole('button', { name })
/** Until the picture that is shown has arrived, as large as there is. */
const isShown = (page: Page, name: string) =>
  expect
    .poll(() =>
      viewerOf(page)
        .getByRole('img', { name, exact: true })
        .evaluateAll((images) => images.map((image) => image instanceof HTMLImageElement && image.naturalWidth)),
    )
    .toEqual([1200])

test('a picture opens by tap and by keyboard, leads to the next, and gives the focus and the page back', async ({
  site,
  phone,
}) => {
  const { page } = phone
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const viewerFiles = () => asked.filter((path) => path.includes('/viewer.'))
  await phone.enter(site.link(ALBUM))
  await picture(page, 'Le garage').scrollIntoViewIfNeeded()
  await expect(picture(page, 'Le garage')).toHaveAttribute('data-state', 'ready')
  await page.waitForLoadState('networkidle')
  expect(viewerFiles()).toEqual([])
  const measure = () => page.evaluate(() => ({ top: scrollY, height: document.documentElement.scrollHeight }))
  const before = await measure()

  await picture(page, 'Le garage').tap()
  await isShown(page, 'Le garage')
  expect(viewerFiles()).toHaveLength(2)
  await expect(viewerOf(page)).toHaveAttribute('aria-modal', 'true')
  await expect(caption(page)).toHaveText('2 / 3 Le garage')
  await expectDecent(page)
  await viewerOf(page).getByRole('button', { name: 'Image suivante' }).tap()
  await isShown(page, 'Seize vues')
  await expect(caption(page)).toHaveText('3 / 3 Seize vues La seconde nuit')
  await viewerOf(page).getByRole('button', { name: 'Fermer' }).tap()
  await expect(viewerOf(page)).toHaveCount(0)
  await expect(picture(page, 'Le garage')).toBeFocused()
  const after = await measure()
  expect(after.top).toBe(before.top)
  // The browser rounds 1,916.48 px either way.
  expect(Math.abs(after.height - before.height)).toBeLessThanOrEqual(1)

  // By keyboard, which stays inside; and from right to left, where what comes next lies to the left.
  await page.evaluate(() => {
    document.dir = 'rtl'
  })
  await page.keyboard.press('Enter')
  await expect(caption(page)).toContainText('2 / 3 Le garage')
  await page.keyboard.press('ArrowLeft')
  await expect(caption(page)).toContainText('3 / 3 Seize vues')
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('Tab')
    const isInside = await page.evaluate(() => {
      const { activeElement, body } = document
      // From the last one, the browser's own parts come next.
      return activeElement === body || activeElement?.closest('.pswp') !== null
    })
    expect(isInside).toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect(viewerOf(page)).toHaveCount(0)
  await expect(picture(page, 'Le garage')).toBeFocused()
})

test('a picture that arrives damaged says so in the viewer, and can be fetched again', async ({ site, phone }) => {
  const { page } = phone
  await phone.enter(site.link(ALBUM))
  await expect(picture(page, 'Le storyboard')).toHaveAttribute('data-state', 'ready')
  await page.route('**/sealed/media/*.bin', async (route) => {
    const response = await route.fetch()
    const body = await response.body()
    body[body.length - 20] = (body[body.length - 20] ?? 0) ^ 1
    await route.fulfill({ response, body })
  })
  await picture(page, 'Le storyboard').press(' ')
  const failure = viewerOf(page).getByRole('alert').filter({ visible: true }).first()
  await expect(failure).toContainText('Ce n’est pas arrivé jusqu’ici')
  await expectDecent(page)
  await page.unroute('**/sealed/media/*.bin')
  await failure.getByRole('button', { name: 'Réessayer' }).tap()
  await isShown(page, 'Le storyboard')
})

test('Back closes a picture, and leaves the page only once nothing lies over it', async ({ site, phone }) => {
  const { page } = phone
  await phone.enter(site.link(ALBUM))
  const inside = page.url()
  const open = async () => {
    await picture(page, 'Le garage').tap()
    await isShown(page, 'Le garage')
  }
  await open()
  const top = await page.evaluate(() => scrollY)
  await page.goBack()
  await expect(viewerOf(page)).toHaveCount(0)
  await expect(picture(page, 'Le garage')).toBeFocused()
  expect(page.url()).toBe(inside)
  expect(await page.evaluate(() => scrollY)).toBe(top)

  await open()
  await viewerOf(page).getByRole('button', { name: 'Fermer' }).tap()
  await expect(viewerOf(page)).toHaveCount(0)
  // What closing took out of the history is on its way.
  await expect.poll(() => page.evaluate(() => history.scrollRestoration)).toBe('auto')
  expect(page.url()).toBe(inside)
  await page.goBack()
  await expect(page).toHaveURL('about:blank')
})
