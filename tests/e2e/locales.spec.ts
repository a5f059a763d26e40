import { dictionaryOf } from '../../site/i18n/locale.ts'
import { ARABIC } from './campaigns.ts'
import { expectDecent, expectDecentByNight, expectToBeTapped, expectToFit, NARROW } from './decent.ts'
import type { Phone } from './phone.ts'
import { expect, test } from './test.ts'
import { walk } from './walk.ts'

const HOUR = 3_600_000
const COMMON = { width: 360, height: 640 }
const SLUGS = Object.keys(ARABIC) as (keyof typeof ARABIC)[]
const { client } = dictionaryOf('ar', false)

async function expectArabic(phone: Phone) {
  await expect(phone.page.locator('html')).toHaveAttribute('lang', 'ar')
  await expect(phone.page.locator('html')).toHaveAttribute('dir', 'rtl')
  await phone.page.setViewportSize(COMMON)
  await expectToFit(phone.page)
  await phone.page.setViewportSize(NARROW)
  await expectDecentByNight(phone.page)
  await expectToBeTapped(phone.page)
}

/** Where an element starts and ends, from the right edge of the screen, in CSS pixels. */
function fromTheRight(phone: Phone, selector: string) {
  return phone.page.locator(selector).evaluate((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    const { left, right } = range.getBoundingClientRect()
    return { start: innerWidth - right, end: innerWidth - left }
  })
}

test.use({ viewport: NARROW, contextOptions: { reducedMotion: 'reduce' } })

for (const slug of SLUGS) {
  const look = ARABIC[slug]

  test(`${look} in Arabic runs from right to left, from the teaser to what was sent`, async ({ site, phone }) => {
    await walk({ site, phone, slug }, () => expectArabic(phone))
    await expect(phone.page.locator('#share-hint')).toHaveText(client.copyByHand)
    await expect(phone.page.locator('#mine')).toHaveText(client.mine.zero)
  })
}

test.describe('before they open', () => {
  test.use({ schedules: Object.fromEntries(SLUGS.map((slug) => [slug, { opens: 50 * HOUR }])) })

  test('every look in Arabic says when, counts down, and shows a link that cannot be copied from left to right', async ({
    site,
    phone,
  }) => {
    await phone.page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    for (const slug of SLUGS) {
      await test.step(ARABIC[slug], async () => {
        await phone.follow(site.link(slug))
        await phone.shows('waiting')
        await expect
          .soft(phone.page.locator('#line'), slug)
          .toHaveText(/^الموعد يوم \p{L}+، \d+\s\p{L}+، الساعة \d+(:\d\d)? [صم]\.$/u)
        await expect
          .soft(phone.page.locator('#countdown'), slug)
          .toHaveText(/^2\s\p{L}+ 01\s\p{L}+ 59\s\p{L}+ \d\d\s\p{L}+$/u)
        await expectArabic(phone)
      })
    }
    const hint = phone.page.locator('#hint')
    await expect(hint).toHaveCSS('direction', 'rtl')
    await phone.page.locator('#keep').tap()
    await expect(hint).toHaveText(site.link(SLUGS.at(-1) ?? ''))
    await expect(hint).toHaveCSS('direction', 'ltr')
    await expectToFit(phone.page)
  })
})

test('in Arabic, lines start on the right, and what is Latin among them stays as it is', async ({ site, phone }) => {
  await phone.page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await phone.enter(site.link('risala'))
  // Arabic, and French among it: both stand at the right edge.
  for (const text of ['#mine', '#piece-inside h3', '.brand']) {
    const { start, end } = await fromTheRight(phone, text)
    expect(start, text).toBeLessThan(end / 2)
    await expect(phone.page.locator(text)).toHaveCSS('direction', 'rtl')
  }
  await expect(phone.page.locator('#piece-inside h3 bdi')).toHaveCSS('direction', 'ltr')
  await phone.page.locator('[data-channel=copy]').tap()
  const lines = await phone.page.locator('textarea').inputValue()
  expect(lines).toBe(`${dictionaryOf('ar', false).page.message}\n${site.origin}/risala/#c${phone.ownToken()}`)
  await site.openedElsewhere('risala', phone.ownToken())
  await expect(phone.page.locator('#mine')).toHaveText('فتح شخص واحد رابطك.')
  await site.openedElsewhere('risala', phone.ownToken())
  await expect(phone.page.locator('#mine')).toHaveText('فتح شخصان رابطك.')
  await expect(phone.page.locator('#views')).toHaveText('3')
  await expect(phone.page.locator('#piece-making-of .progress-text')).toHaveText('2 من 3')
})

test.describe('polite German', () => {
  test('says Sie everywhere, and its long words fit on the narrowest phone', async ({ site, phone }) => {
    const familiar = /(?<!\p{L})(?:du|dich|dir|dein\p{L}*)(?!\p{L})/iu
    await walk({ site, phone, slug: 'brief' }, async () => {
      await expectDecent(phone.page)
      expect(await phone.page.locator('body').textContent()).not.toMatch(familiar)
    })
    await expect(phone.page.locator('#mine')).toHaveText('Noch hat niemand Ihren Link geöffnet.')
    await expect(phone.page.getByRole('heading', { name: 'Wem geben Sie es weiter?' })).toBeVisible()
  })

  test.describe('before it opens', () => {
    test.use({ schedules: { brief: { opens: 50 * HOUR } } })

    test('names the day as German does', async ({ site, phone }) => {
      await phone.follow(site.link('brief'))
      await phone.shows('waiting')
      await expect(phone.page.locator('#line')).toHaveText(
        /^Es beginnt am \p{L}+, \d+\.\s\p{L}+, um (\d+ Uhr|\d+:\d\d)\.$/u,
      )
      await expect(phone.page.locator('#hint')).toHaveText('Heben Sie den Link auf.')
      await expectDecent(phone.page)
    })
  })
})
