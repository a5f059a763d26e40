import type { Page } from 'playwright'
import { ARABIC, BILINGUAL, LOOKS, LYRICS, SECRET_LINE } from './campaigns.ts'
import { expectDecent, expectDecentByNight, expectToFit } from './decent.ts'
import type { Phone } from './phone.ts'
import { expect, test } from './test.ts'

const DAY_MS = 86_400_000
const bar = (page: Page) => page.locator('.preview-bar')

/** Chooses a moment or a language, as the bar names it. */
async function choose({ page }: Phone, name: string): Promise<void> {
  await page.locator('.preview-chooser').tap()
  await page.locator('.preview-choice').getByRole('button', { name }).tap()
}

/** What the bar lets choose, unfolded at the gate. */
async function expectChooser(phone: Phone): Promise<void> {
  const { page } = phone
  await phone.isDressed()
  await page.locator('.preview-chooser').tap()
  await expect(page.locator('.preview-choice')).toBeVisible()
  await expectDecentByNight(page)
  await page.keyboard.press('Escape')
  await expect(page.locator('.preview-choice')).toBeHidden()
  await expect(page.locator('.preview-chooser')).toBeFocused()
}

for (const slug of Object.keys(LOOKS)) {
  test(`a preview of ${slug} shows every piece, is marked for everybody, by day and by night, and counts nothing`, async ({
    site,
    newPhone,
  }) => {
    const phone = await newPhone({ reducedMotion: 'reduce' })
    await phone.follow(await site.previewLink(slug))
    await phone.shows('gate')
    await expect(phone.page).toHaveURL(`${site.origin}/${slug}/`)
    await expect(bar(phone.page)).toContainText(slug === 'tape' ? /Preview\s*until/ : /Aperçu\s*jusqu’au/)
    await expect(bar(phone.page)).toBeInViewport({ ratio: 1 })
    await expectChooser(phone)
    await phone.tap()
    await phone.shows('open')
    for (const id of ['inside', 'making-of', 'chorus', 'epilogue']) await phone.showsPiece(id, 'open')
    await expect(phone.page.getByText(SECRET_LINE)).toBeVisible()
    await expect(bar(phone.page)).toBeInViewport({ ratio: 1 })
    await expect(phone.page.locator('.share .preview-note')).toBeVisible()
    await phone.page.locator('[data-channel=copy]').tap()
    await expect(phone.page.locator('[data-channel=copy]')).toHaveAttribute('data-used', '')
    await expect(phone.page).toHaveURL(`${site.origin}/${slug}/`)
    expect(await site.views(slug)).toBe(0)
    expect(await site.refusals(slug)).toEqual({})
    expect(await site.intents(slug)).toEqual({})
    const kept = await phone.page.evaluate(() => Object.keys(localStorage).length + Object.keys(sessionStorage).length)
    expect(kept).toBe(0)
    await expectDecentByNight(phone.page)
    await phone.page.setViewportSize({ width: 1366, height: 800 })
    await expectToFit(phone.page)
    await expect(phone.page.locator('.preview-phases')).toBeVisible()
  })
}

for (const slug of Object.keys(ARABIC)) {
  test(`the bar over ${slug} can be read and used from right to left`, async ({ site, newPhone }) => {
    const phone = await newPhone({ reducedMotion: 'reduce' })
    await phone.follow(await site.previewLink(slug))
    await phone.shows('gate')
    await expectChooser(phone)
    await phone.page.setViewportSize({ width: 1366, height: 800 })
    await expectToFit(phone.page)
    await expect(phone.page.locator('.preview-phases')).toBeVisible()
  })
}

test('what is passed on from a preview is the public address, by every channel', async ({ site, phone }) => {
  await phone.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await phone.enter(await site.previewLink('lettre'))
  const { page } = phone
  await page.locator('[data-channel=copy]').tap()
  await expect(page.locator('#share-hint')).not.toBeEmpty()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n').at(-1)).toBe(`${site.origin}/lettre/`)
  await page.locator('[data-channel=telegram]').tap()
  expect(decodeURIComponent((await phone.departure()).href)).not.toMatch(/#|\?k=|P[1-9A-HJ-NP-Za-km-z]{22}/)
  await page.locator('[data-channel=voice]').tap()
  await expect(page.locator('.words-to-say span')).toHaveCount(3)
  await page.locator('#voice button').tap()
  expect(await site.intents('lettre')).toEqual({})
})

test.describe('before a campaign opens', () => {
  test.use({ schedules: { affiche: { opens: 3 * DAY_MS } } })

  test('a preview shows each of its phases, and a private link none of it', async ({ site, phone, newPhone }) => {
    await phone.follow(await site.previewLink('affiche'))
    await phone.shows('gate')
    await phone.tap()
    await phone.shows('open')
    await choose(phone, 'Avant')
    await phone.shows('waiting')
    await expect(phone.page.locator('#countdown')).toContainText(/2\s*j/)
    await choose(phone, 'Révélé')
    await phone.shows('open')
    await phone.showsPiece('inside', 'open')
    await phone.showsPiece('making-of', 'locked')
    await expect(phone.page.locator('#share')).toBeHidden()
    await choose(phone, 'Terminé')
    await phone.shows('closed')
    await phone.page.reload()
    await phone.shows('closed')
    await choose(phone, 'En privé')
    await phone.shows('gate')
    const fan = await newPhone()
    await fan.follow(site.link('affiche'))
    await fan.shows('waiting')
    await expect(bar(fan.page)).toHaveCount(0)
  })
})

test.describe('after a campaign has closed', () => {
  test.use({ schedules: { tape: { closes: -DAY_MS } } })

  test('a preview still opens', async ({ site, phone }) => {
    await phone.enter(await site.previewLink('tape'))
    await phone.showsPiece('epilogue', 'open')
  })
})

test('a preview speaks every language of the campaign, and stays where it was', async ({ site, phone }) => {
  await phone.follow(await site.previewLink(BILINGUAL))
  await phone.shows('gate')
  await choose(phone, 'Terminé')
  await phone.shows('closed')
  await choose(phone, 'English')
  await expect(phone.page.locator('html')).toHaveAttribute('lang', 'en')
  await phone.shows('closed')
  await expect(bar(phone.page)).toContainText('Over · EN')
  await choose(phone, 'Private')
  await phone.tap()
  await phone.shows('open')
  await expect(phone.page.getByText('Behind the lock, at eleven')).toBeVisible()
})

test('a preview that was revoked says that it is over, in words of its own', async ({ site, phone }) => {
  const link = await site.previewLink('lettre')
  await phone.follow(link)
  await phone.shows('gate')
  expect(await site.entrenous('preview', 'lettre', '--revoke', link)).toContain('It shows nothing any more')
  phone.expects(/403/)
  await phone.page.reload()
  await phone.shows('error', 'link-invalid')
  await expect(phone.page.locator('#line')).toHaveText('Cet aperçu n’est plus valable.')
  await expect(bar(phone.page)).toHaveCount(0)
  expect(await site.refusals('lettre')).toEqual({})
})

test('a preview that finds no network can be tried again', async ({ site, phone }) => {
  await phone.page.route('**/preview', (route) => route.abort())
  phone.expects(/ERR_FAILED/)
  await phone.follow(await site.previewLink('tape'))
  await phone.shows('error', 'offline')
  await phone.page.unroute('**/preview')
  await phone.page.locator('#again').tap()
  await phone.shows('gate')
  await expect(bar(phone.page)).toHaveCount(1)
})

test('a preview opens files as fans do; a private link that is opened where it was is a view, and unmarked', async ({
  site,
  phone,
}) => {
  await phone.enter(await site.previewLink('tape'))
  const download = phone.page.waitForEvent('download')
  await phone.page.getByRole('link', { name: 'Les paroles' }).tap()
  const chunks = await (await (await download).createReadStream()).toArray()
  expect(String(Buffer.concat(chunks)), 'a file in a preview').toContain(LYRICS)
  await phone.enter(site.link('tape'))
  await expect(bar(phone.page)).toHaveCount(0)
  await phone.showsPiece('making-of', 'locked')
  expect(await site.views('tape')).toBe(1)
  const own = phone.ownToken()
  await phone.enter(await site.previewLink('tape'))
  const tab = await phone.newTab()
  await tab.follow(`${site.origin}/tape/`)
  await tab.shows('open')
  expect(tab.ownToken()).toBe(own)
})

test.describe('in the studio', () => {
  test('an editor makes a preview, hands it out, and ends it', async ({ site, desk, phone }) => {
    await desk.enter(site, '?c=tape', { name: 'Nadia', role: 'editor' })
    const { page } = desk
    await page.getByText('Previews for your client').click()
    await expect(page.getByText('No preview was made yet.')).toBeVisible()
    await page.getByLabel('Good for').selectOption('30 days')
    await page.getByRole('button', { name: 'Make a preview' }).click()
    const line = page.locator('.links li')
    await expect(line).toContainText('No. 1, Nadia')
    const url = (await line.locator('code').textContent()) ?? ''
    await phone.follow(url.replace(/^https?:\/\/[^/]+/, site.origin))
    await phone.shows('gate')
    await line.getByRole('button', { name: 'Revoke preview' }).press('Enter')
    await expect(line.getByRole('alertdialog')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(line.getByRole('alertdialog')).toHaveCount(0)
    await line.getByRole('button', { name: 'Revoke preview' }).click()
    await line.getByRole('button', { name: 'Revoke it' }).click()
    await expect(line).toContainText('Revoked')
    await expect(line.locator('code')).toHaveCount(0)
    await expect(page.locator('#changes')).toContainText('Revoked a preview: 1')
    phone.expects(/403/)
    await phone.page.reload()
    await phone.shows('error', 'link-invalid')
    await expectDecent(page)
  })

  test('a viewer sees no previews', async ({ site, desk }) => {
    await site.previewLink('tape')
    await desk.enter(site, '?c=tape', { role: 'viewer' })
    await desk.showsViews(0)
    await expect(desk.page.getByText('Previews for your client')).toHaveCount(0)
  })
})
