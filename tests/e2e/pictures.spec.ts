import { ALBUM } from './campaigns.ts'
import { expect, test } from './test.ts'

test('a picture that is far away is released, its place stays, and it is there again when the fan is', async ({
  site,
  phone,
}) => {
  phone.expects(/ERR_FILE_NOT_FOUND/)
  const { page } = phone
  await phone.enter(site.link(ALBUM))
  const pictures = page.locator('img[data-sealed]')
  await pictures.first().scrollIntoViewIfNeeded()
  await expect(page.locator('img[data-state=ready]')).toHaveCount(3)
  const seen = () =>
    pictures.evaluateAll((images) =>
      (images as HTMLImageElement[]).map(({ src, offsetWidth, offsetHeight, decoding }) => {
        return { src, decoding, size: `${offsetWidth} × ${offsetHeight}` }
      }),
    )
  const before = await seen()
  expect(before.map(({ decoding }) => decoding)).toEqual(['async', 'async', 'async'])

  // Text comes between, longer than a phone holds.
  await page.evaluate(() => {
    const text = Object.assign(document.createElement('div'), { id: 'long' })
    text.style.height = '9000px'
    document.querySelector('.content')?.prepend(text)
    text.scrollIntoView({ block: 'start', behavior: 'instant' })
  })
  await expect(page.locator('img[data-state=waiting]')).toHaveCount(3)
  const released = await seen()
  expect(released.map(({ src }) => src)).toEqual(['', '', ''])
  expect(released.map(({ size }) => size)).toEqual(before.map(({ size }) => size))
  const isGone = (url: string) =>
    page.evaluate((src) => {
      return new Promise<boolean>((settle) => {
        const image = new Image()
        image.onload = () => settle(false)
        image.onerror = () => settle(true)
        image.src = src
      })
    }, url)
  expect(await isGone(before[0]?.src ?? '')).toBe(true)

  await pictures.last().scrollIntoViewIfNeeded()
  await expect(page.locator('img[data-state=ready]')).toHaveCount(3)
  expect((await seen()).map(({ size }) => size)).toEqual(before.map(({ size }) => size))
})

test('a picture that takes longer than a moment shows how much of it has come', async ({ site, phone }) => {
  const { page } = phone
  const session = await phone.context.newCDPSession(page)
  await phone.follow(site.link(ALBUM))
  await phone.shows('gate')
  await page.waitForLoadState('networkidle')
  const shown: string[] = []
  await page.exposeFunction('shows', (background: string) => shown.push(background))
  await page.evaluate(() => {
    const tell = (window as unknown as { shows: (background: string) => void }).shows
    new MutationObserver((changes) => {
      for (const { target } of changes) if (target instanceof HTMLImageElement) tell(target.style.background)
    }).observe(document.body, { subtree: true, attributeFilter: ['style'] })
  })
  const slow = { offline: false, latency: 0, downloadThroughput: 20_000, uploadThroughput: 20_000 }
  await session.send('Network.emulateNetworkConditions', slow)
  await phone.tap()
  await phone.shows('open')
  await page.locator('img[data-sealed]').last().scrollIntoViewIfNeeded()
  await expect
    .poll(() => shown.filter((background) => background.includes('linear-gradient')).length)
    .toBeGreaterThan(1)
  await session.send('Network.emulateNetworkConditions', { ...slow, downloadThroughput: -1 })
  await expect(page.locator('img[data-state=ready]').last()).toBeVisible()
})
