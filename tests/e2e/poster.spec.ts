import type { Page } from 'playwright'
import { expectToFit, NARROW } from './decent.ts'
import { expect, test } from './test.ts'

const WIDE = { width: 1280, height: 800 }

/** Of the title's lines, how much of their column they fill. */
function fillOfLines(page: Page): Promise<number[]> {
  return page.locator('h1').evaluate((title) => {
    const range = document.createRange()
    return [...title.querySelectorAll('span')].map((line) => {
      range.selectNodeContents(line)
      return range.getBoundingClientRect().width / title.getBoundingClientRect().width
    })
  })
}

/** What is left of a channel's strip, as the look draws it. */
function shapeOf(page: Page, channel: string): Promise<string> {
  return page
    .locator(`[data-channel=${channel}]`)
    .evaluate((button) => getComputedStyle(button, '::before').getPropertyValue('clip-path'))
}

for (const [slug, lines] of [
  ['affiche', 1],
  ['jaune-ou-rose', 2],
  ['brief', 1],
  ['mulsaq', 1],
] as const) {
  test(`the title of ${slug} is as wide as the poster on a narrow phone and beside a cover`, async ({
    site,
    phone,
  }) => {
    for (const viewport of [NARROW, WIDE]) {
      await phone.page.setViewportSize(viewport)
      await phone.follow(`${site.origin}/${slug}/`)
      await phone.shows('teaser')
      await phone.isDressed()
      const fills = await fillOfLines(phone.page)
      expect(fills).toHaveLength(lines)
      for (const fill of fills) {
        expect(fill).toBeGreaterThan(0.94)
        expect(fill).toBeLessThanOrEqual(1)
      }
      await expectToFit(phone.page)
    }
  })
}

test('the whole poster is seen at once on a phone: picture, title, and what is tapped', async ({ site, phone }) => {
  await phone.page.setViewportSize({ width: 360, height: 740 })
  await phone.follow(site.link('jaune-ou-rose', { label: 'Les habitués du samedi' }))
  await phone.shows('gate')
  for (const part of ['.cover', 'h1', '.brand', '#line', '#open']) {
    await expect(phone.page.locator(part)).toBeInViewport({ ratio: 1 })
  }
})

test('on a wide screen the poster can be torn, since its picture lies beside the words', async ({ site, phone }) => {
  await phone.page.setViewportSize(WIDE)
  await phone.enter(site.link('affiche'))
})

test('a strip that was taken stays torn after a reload, and can be taken again', async ({ site, phone }) => {
  await phone.enter(site.link('affiche'))
  const whole = await shapeOf(phone.page, 'copy')
  await phone.page.locator('[data-channel=copy]').tap()
  await expect.poll(() => shapeOf(phone.page, 'copy')).not.toBe(whole)
  const torn = await shapeOf(phone.page, 'copy')
  expect(await shapeOf(phone.page, 'sms')).toBe(whole)

  await phone.page.reload()
  await phone.shows('open')
  await expect.poll(() => shapeOf(phone.page, 'copy')).toBe(torn)
  await phone.page.getByRole('button', { name: 'Copier' }).tap()
  await expect(phone.page.locator('#share-hint')).not.toBeEmpty()
})

test('in the system’s own colours, what is left of a strip is as dark as its name', async ({ site, phone }) => {
  await phone.page.emulateMedia({ forcedColors: 'active' })
  await phone.enter(site.link('affiche'))
  for (const channel of ['whatsapp', 'copy']) {
    const strip = phone.page.locator(`[data-channel=${channel}]`)
    await strip.evaluate((button) => button.setAttribute('data-used', ''))
    const [stub, name] = await strip.evaluate((button) => [
      getComputedStyle(button, '::before').backgroundColor,
      getComputedStyle(button.parentElement ?? button).color,
    ])
    expect(stub, channel).toBe(name)
  }
})
