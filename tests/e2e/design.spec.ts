import { OWN_DESIGN } from './campaigns.ts'
import { expectDecent, NARROW } from './decent.ts'
import { expect, test } from './test.ts'
import { walk } from './walk.ts'

const SCHEMES = [
  { colorScheme: 'light', ground: 'rgb(255, 244, 228)', ink: 'rgb(51, 32, 26)', browser: '#fff4e4' },
  { colorScheme: 'dark', ground: 'rgb(20, 32, 28)', ink: 'rgb(232, 240, 228)', browser: '#14201c' },
] as const

for (const { colorScheme, ground, ink, browser } of SCHEMES) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: NARROW })

    test(`a campaign’s own colours are those of the page and of the browser around it, ${colorScheme}`, async ({
      site,
      phone,
    }) => {
      await phone.follow(site.link(OWN_DESIGN))
      await phone.shows('gate')
      const html = phone.page.locator('html')
      await expect(html).toHaveCSS('background-color', ground)
      await expect(html).toHaveCSS('color', ink)
      await expect(html).toHaveCSS('color-scheme', colorScheme)
      const meta = phone.page.locator(`meta[name=theme-color][media*=${colorScheme}]`)
      await expect(meta).toHaveAttribute('content', browser)
    })

    test(`everybody can read and use a campaign of its own design, ${colorScheme}`, async ({ newPhone, site }) => {
      const phone = await newPhone({ reducedMotion: 'reduce' })
      await walk({ site, phone, slug: OWN_DESIGN }, () => expectDecent(phone.page))
    })
  })
}

test('the campaign’s own stylesheet has the last word, and its fonts and corners are its own', async ({
  site,
  phone,
}) => {
  await phone.follow(site.link(OWN_DESIGN))
  await phone.shows('gate')
  const button = phone.page.locator('#open')
  await expect(button).toHaveCSS('background-color', 'rgb(168, 50, 26)')
  await expect(button).toHaveCSS('font-style', 'italic')
  await expect(button).toHaveCSS('border-radius', '40px')
  await expect(phone.page.locator('.brand')).toHaveCSS('rotate', '-2deg')
  await expect(phone.page.locator('h1')).toHaveCSS('font-weight', '420')
  await phone.isDressed()
  const fonts = await phone.page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name }) => /\/assets\/(\w+)-.*\.woff2$/.exec(name)?.[1] ?? []),
  )
  expect(new Set(fonts)).toEqual(new Set(['letter']))
})

test('the logo stands for the brand, in a place that is kept for it, and runs nothing', async ({ site, phone }) => {
  await phone.follow(site.link(OWN_DESIGN))
  await phone.shows('gate')
  const logo = phone.page.getByRole('img', { name: 'Maison Rivière' })
  await expect(logo).toHaveJSProperty('complete', true)
  await expect(logo).toHaveAttribute('width', '144')
  await expect(logo).toHaveAttribute('height', '36')
  expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await expect(phone.page.locator('header')).not.toContainText('Maison Rivière')
  phone.expects(/Content Security Policy|favicon/)
  await phone.page.goto(await logo.evaluate((image: HTMLImageElement) => image.src))
  await expect(phone.page.locator('circle')).toBeVisible()
})

test('a quiet campaign opens with a cross-fade and nothing else', async ({ site, phone }) => {
  // A busy machine takes longer for a frame than the page waits: then it does without, rightly.
  await phone.page.addInitScript(() => {
    ViewTransition.prototype.skipTransition = () => {}
  })
  await phone.follow(site.link(OWN_DESIGN))
  await phone.shows('gate')
  await phone.page.evaluate(() => {
    const seen = new Set<string>()
    Object.assign(window, { seen })
    const look = () => {
      for (const animation of document.getAnimations())
        if ('animationName' in animation) seen.add(String(animation.animationName))
      requestAnimationFrame(look)
    }
    look()
  })
  await phone.tap()
  await phone.shows('open')
  const seen = () => phone.page.evaluate(() => [...((window as Window & { seen?: Set<string> }).seen ?? [])])
  await expect.poll(seen).toContain('-ua-view-transition-fade-in')
  expect((await seen()).filter((name) => !name.startsWith('-ua-'))).toEqual([])
})
