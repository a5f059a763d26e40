import type { Page } from 'playwright'
import { BILINGUAL, LOOKS, OWN_DESIGN } from './campaigns.ts'
import { CLAIRE, GATHERINGS } from './gathering.ts'
import type { Phone } from './phone.ts'
import { changed, pixelsOf } from './pixels.ts'
import { expect, test } from './test.ts'
import { LOOK_SLUGS } from './tour.ts'

// A small laptop, zoomed in: there is a keyboard, and little room.
test.use({ viewport: { width: 480, height: 420 }, contextOptions: { reducedMotion: 'reduce' } })

/** What has the focus, as a person would name it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    if (!activeElement || activeElement === document.body) return ''
    const { dataset, id, textContent } = activeElement as HTMLElement
    return dataset.channel ?? (id || (textContent ?? '').trim() || (activeElement.getAttribute('alt') ?? ''))
  })

/** Presses Tab until the focus leaves the page; the names of the stops. Each is seen, and seen to have the focus. */
async function tabThrough(page: Page): Promise<string[]> {
  const stops: string[] = []
  await page.keyboard.press('Tab')
  for (let name = await focused(page); name && !stops.includes(name); name = await focused(page)) {
    stops.push(name)
    await expectSeen(page, name)
    await page.keyboard.press('Tab')
  }
  return stops
}

/** WCAG 2.4.7, 2.4.11 and, of 2.4.13, the contrast and the area of the change. */
async function expectSeen(page: Page, name: string): Promise<void> {
  const target = page.locator(':focus')
  expect.soft(await target.evaluate(isOnTop), `${name} lies under something else`).toBe(true)
  const after = await pixelsOf(target)
  const element = await target.elementHandle()
  await element?.evaluate((lost) => (lost as HTMLElement).blur())
  const marked = page.locator('[data-was-focused]')
  await element?.evaluate((lost) => lost.setAttribute('data-was-focused', ''))
  const before = await pixelsOf(marked)
  const { width = 0, height = 0 } = (await marked.boundingBox()) ?? {}
  await element?.evaluate((lost) => {
    lost.removeAttribute('data-was-focused')
    ;(lost as HTMLElement).focus()
  })
  expect.soft(changed(before, after), `${name} does not look as if it had the focus`).toBeGreaterThan(width + height)
}

/** Runs in the page. A link that goes on in another line is looked at in its first. */
function isOnTop(element: Element): boolean {
  const { left, top, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect()
  const onTop = document.elementFromPoint(left + width / 2, top + height / 2)
  return onTop !== null && element.contains(onTop)
}

async function openByKeyboard(phone: Phone, link: string): Promise<void> {
  const { page } = phone
  await phone.follow(link)
  await phone.shows('gate')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('open')
  await expectSeen(page, 'the button')
  await page.keyboard.press('Enter')
  await phone.shows('open')
}

/** They keep the focus, close by Escape or their button, and give it back. */
async function expectDialogs(page: Page): Promise<void> {
  for (const channel of ['qr', 'voice']) {
    const dialog = page.locator(`#${channel}`)
    const opener = page.locator(`[data-channel=${channel}]`)
    for (const leave of ['Escape', 'Enter']) {
      await opener.focus()
      await page.keyboard.press('Enter')
      await expect(dialog).toBeVisible()
      const close = dialog.getByRole('button')
      await expect(close).toBeFocused()
      if (leave === 'Escape') await expectSeen(page, `the way out of ${channel}`)
      // The browser's own bar is one stop, and nothing of the page behind.
      for (const key of ['Tab', 'Tab', 'Shift+Tab', 'Shift+Tab']) {
        await page.keyboard.press(key)
        const isBehind = () => document.activeElement !== document.body && !document.activeElement?.closest('dialog')
        expect(await page.evaluate(isBehind)).toBe(false)
      }
      await close.focus()
      await page.keyboard.press(leave)
      await expect(dialog).toBeHidden()
      await expect(opener).toBeFocused()
    }
  }
}

/** One without an address of its own hands the message to the keyboard. */
async function expectMessage(page: Page): Promise<void> {
  await page.locator('[data-channel=instagram]').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#share-field textarea')).toBeFocused()
  await expectSeen(page, 'the message to copy')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('')
}

/** Those with an address of their own are used with Enter or Space. */
async function expectDepartures(phone: Phone): Promise<void> {
  const { page } = phone
  for (const [channel, key] of Object.entries({
    whatsapp: 'Enter',
    telegram: 'Space',
    email: 'Space',
    // The last: Chromium asks about an app that it does not know, and takes no key meanwhile.
    sms: 'Enter',
  })) {
    await page.locator(`[data-channel=${channel}]`).focus()
    await page.keyboard.press(key)
    expect(decodeURIComponent((await phone.departure()).href)).toContain(phone.ownToken())
    // An app's page that opened in a tab of its own was in front for a moment.
    await page.bringToFront()
    await expect(page.locator(`[data-channel=${channel}]`)).toBeFocused()
  }
}

/** Without a link, the keyboard finds the field for words. */
async function expectWords({ page }: Phone): Promise<void> {
  await page.keyboard.press('Tab')
  await expect(page.locator('#spoken summary')).toBeFocused()
  await expectSeen(page, 'the question')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('filtrer girafe mammouth')
  await expectSeen(page, 'the field')
  await page.keyboard.press('Tab')
  await expectSeen(page, 'the button that tries')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('textbox')).toBeFocused()
}

for (const slug of LOOK_SLUGS) {
  test(`${LOOKS[slug]}: from the teaser through every channel, the keyboard goes where the eye goes`, async ({
    site,
    phone,
  }) => {
    phone.expects(/403 \(Forbidden\)/)
    const { page } = phone
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await phone.follow(`${site.origin}/${slug}/`)
    await phone.shows('teaser')
    await test.step('words', () => expectWords(phone))
    await phone.follow('about:blank')
    await openByKeyboard(phone, site.link(slug))
    await expect(page.locator('#piece-inside h3')).toBeFocused()
    expect(await page.evaluate(() => scrollY)).toBe(0)
    await expect(page.locator('#piece-inside img')).toHaveAttribute('data-state', 'ready')
    expect(await tabThrough(page)).toEqual([
      'Le canal',
      'Les paroles',
      expect.stringMatching(/^https:/),
      // The table is wider than its sheet: it is scrolled by keyboard too.
      expect.stringMatching(/^Marée haute/),
      ...['whatsapp', 'telegram', 'sms', 'email', 'instagram', 'qr', 'voice', 'copy'],
    ])
    await test.step('dialogs', () => expectDialogs(page))
    await test.step('a message to copy', () => expectMessage(page))
    // The same script in every look.
    if (slug === 'tape') await test.step('channels with an address', () => expectDepartures(phone))
  })
}

for (const [look, slug] of Object.entries(GATHERINGS)) {
  test(`${look}: the keyboard chooses a circle and takes part in what is inside`, async ({ site, phone }) => {
    const { page } = phone
    await phone.follow(site.link(slug, { label: CLAIRE }))
    await phone.shows('gate')
    await expect(page.locator('.gate .introduction')).toBeVisible()
    await page.locator('#open').focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('#circles-line')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.locator('dialog.circles')).toHaveCount(0)
    await expect(page.locator('#open')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.locator('#circles-line')).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(page.locator('#circles-place')).toBeFocused()
    await expectSeen(page, 'the field for a place')
    await page.keyboard.type('29200')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('radio', { name: 'Bretagne' })).toBeFocused()
    for (const stop of ['Entrer dans ce cercle', 'Revenir']) {
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe(stop)
      await expectSeen(page, stop)
    }
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await phone.shows('open')
    await expect(page.locator('#piece-dedans h3')).toBeFocused()
    await expect(page.locator('#piece-lots .action')).toBeVisible()
    await expect(page.locator('#tell-line')).toBeVisible()
    const stops = ['Prendre le code', 'Participer au tirage', 'Le règlement', 'whatsapp', 'email', 'qr', 'copy']
    expect(await tabThrough(page)).toEqual([...stops, 'tell-line', 'Le dire', 'Français', 'العربية'])

    await page.locator('#piece-bon .action').focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('#piece-bon output')).toHaveText(/^MARDI/)
    await expect(page.getByRole('button', { name: 'Copier' }).first()).toBeFocused()
    await page.locator('#piece-lots .action').focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('#piece-lots [role=status]')).toContainText('Ton billet')
    await expect(page.locator('#piece-lots [role=status]')).toBeFocused()
    await page.locator('#tell-line').focus()
    await page.keyboard.type('On vient à vélo.')
    await page.keyboard.press('Enter')
    await expect(page.locator('.tell li')).toHaveCount(1)
    await expect(page.locator('#tell-line')).toBeFocused()
  })
}

test('the language is switched with the keyboard, and the gate waits behind it', async ({ site, phone }) => {
  const { page } = phone
  await phone.follow(site.link(BILINGUAL))
  await phone.shows('gate')
  expect(await tabThrough(page)).toEqual(['open', 'Français', 'English'])
  await page.getByRole('link', { name: 'English' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await phone.shows('gate')
})

test('a sound is played, paused and moved through by keyboard, and says where it is', async ({ site, phone }) => {
  const { page } = phone
  await openByKeyboard(phone, site.link(OWN_DESIGN))
  const player = page.getByRole('group', { name: 'Une voix' })
  const seek = player.getByRole('slider', { name: 'Où l’on en est' })
  await player.scrollIntoViewIfNeeded()
  await expect(seek).toBeEnabled()
  await player.getByRole('button', { name: 'Écouter' }).focus()
  await page.keyboard.press('Enter')
  await player.getByRole('button', { name: 'Pause' }).press('Space')
  await expect(player.getByRole('button', { name: 'Écouter' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(seek).toBeFocused()
  await page.keyboard.press('Home')
  for (const [key, where] of [
    ['ArrowRight', '0:05'],
    ['ArrowLeft', '0:00'],
    ['End', '0:09'],
  ]) {
    await page.keyboard.press(key ?? '')
    await expect(seek).toHaveAttribute('aria-valuetext', `${where} / 0:09`)
  }
  // Its own control has no place among the stops.
  await page.keyboard.press('Tab')
  await expect(player.locator('audio')).not.toBeFocused()
  // From right to left, time runs the other way, and so do the arrows.
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await seek.press('Home')
  await seek.press('ArrowLeft')
  await expect(seek).toHaveAttribute('aria-valuetext', '0:05 / 0:09')
})
