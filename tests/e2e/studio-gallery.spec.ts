import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Locator, Page } from 'playwright'
import type { Contributor } from '../support/photos.ts'
import { REAL } from './campaigns.ts'
import { expectDecentByNight } from './decent.ts'
import type { Desk } from './desk.ts'
import { expect, test } from './test.ts'
import type { TestSite } from './test-site.ts'

const SLUG = 'cabines'
const PIECE = 'parking'
const MEDIA = resolve(import.meta.dirname, '../../campaigns', SLUG, 'media')
const PICTURES = ['cabine-1-couchette.jpg', 'cabine-3-thermos.jpg', 'cabine-5-guirlande.jpg', 'cabine-8-neige.jpg']
const CAPTIONS = ['Ma couchette', 'Le café de Marek', 'Vendredi soir', 'Bloqués au col']

/** A fan with a photo for each caption. */
async function fanWith(site: TestSite, captions: readonly string[]): Promise<Contributor> {
  const fan = await site.contributorElsewhere(SLUG, REAL[SLUG], PIECE)
  for (const caption of captions) {
    const name = PICTURES[CAPTIONS.indexOf(caption)] ?? 'cabine-6-aube.jpg'
    await fan.added(new Uint8Array(await readFile(join(MEDIA, name))), { caption })
  }
  return fan
}

/** Four fans, each with one photo. */
const fourFans = (site: TestSite) =>
  CAPTIONS.reduce<Promise<Contributor[]>>(
    async (fans, caption) => [...(await fans), await fanWith(site, [caption])],
    Promise.resolve([]),
  )

async function openDesk(desk: Desk, site: TestSite, role: 'editor' | 'owner' = 'editor'): Promise<Locator> {
  await desk.enter(site, `?c=${SLUG}`, { role })
  await desk.page.getByRole('button', { name: /^Look at \d+ that waits?|^Look through/ }).click()
  const moderation = desk.page.getByRole('dialog', { name: 'Photos: Le parking' })
  // Before the photos are there, a key means nothing.
  await expect(moderation.getByRole('option').first()).toBeVisible()
  return moderation
}

const captionOf = (page: Page) => page.locator('.moderation .caption')
const queue = (page: Page, name: string) => page.locator('.moderation nav').getByRole('button', { name })
const tiles = (page: Page) => page.getByRole('listbox', { name: 'Photos of this queue' }).getByRole('option')
const said = (page: Page) => page.locator('.moderation').getByRole('status')

async function counts(page: Page, expected: Record<string, number>): Promise<void> {
  for (const [name, n] of Object.entries(expected)) await expect(queue(page, name)).toHaveText(`${name} ${n}`)
}

test('photos are looked through with the keys alone, and every decision can be taken back', async ({ site, desk }) => {
  const [first] = await fourFans(site)
  const { page } = desk
  await openDesk(desk, site)
  await expect(tiles(page)).toHaveCount(4)
  await expect(captionOf(page)).toHaveText('Ma couchette')
  await expect(page.getByRole('img', { name: 'Ma couchette' })).toHaveJSProperty('complete', true)

  await page.keyboard.press('j')
  await expect(captionOf(page)).toHaveText('Le café de Marek')
  await page.keyboard.press('k')
  await page.keyboard.press('a')
  await expect(said(page)).toHaveText('Accepted. 3 wait.')
  await expect(captionOf(page)).toHaveText('Le café de Marek')
  await page.keyboard.press('r')
  await expect(page.getByRole('group', { name: /^Why/ })).toBeVisible()
  await page.keyboard.press('3')
  await expect(said(page)).toHaveText('Refused. 2 wait.')
  await counts(page, { Waiting: 2, Shown: 1, Refused: 1 })
  await expect.poll(async () => (await first?.own())?.own[0]?.state).toBe('shown')

  await queue(page, 'Refused').click()
  await expect(page.locator('.known')).toContainText('A plate or an address can be read')
  await queue(page, 'Waiting').click()
  await page.keyboard.press('u')
  await page.keyboard.press('u')
  await expect(captionOf(page)).toHaveText('Ma couchette')
  await counts(page, { Waiting: 4, Shown: 0, Refused: 0 })
  await expect.poll(async () => (await first?.own())?.own[0]?.state).toBe('waiting')

  await page.keyboard.press('?')
  await expect(page.getByRole('region', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).not.toHaveURL(/photos=/)
})

test('several are chosen and decided at once, and what was done is in the log', async ({ site, desk }) => {
  const fans = await fourFans(site)
  const { page } = desk
  await openDesk(desk, site)
  await expect(tiles(page)).toHaveCount(4)
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  await tiles(page)
    .nth(3)
    .click({ modifiers: ['Shift'] })
  await expect(page.locator('.chosen-photos')).toContainText('4 photos chosen')
  await page.getByRole('button', { name: 'Accept' }).click()
  await expect(said(page)).toHaveText('4 photos accepted. 0 wait.')
  await expect(page.getByText('Nothing waits.')).toBeVisible()
  // The keys work where no photo is left.
  await page.keyboard.press('u')
  await expect(tiles(page)).toHaveCount(4)
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('r')
  await page.getByRole('button', { name: 'Somebody can be recognised' }).click()
  await counts(page, { Waiting: 2, Refused: 2 })
  await expect.poll(async () => (await fans[1]?.own())?.own[0]).toMatchObject({ state: 'refused', reason: 'person' })
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(page.locator('#changes')).toContainText('Refused photos')
  await expect(page.locator(`#gallery-${PIECE}`)).toContainText('2 waiting')
})

test('a fan who is blocked is shown to nobody, until that is taken back', async ({ site, desk }) => {
  const fan = await fanWith(site, ['Ma couchette', 'Vendredi soir'])
  await fanWith(site, ['Bloqués au col'])
  const { page } = desk
  await openDesk(desk, site)
  await expect(tiles(page)).toHaveCount(3)
  await page.keyboard.press('b')
  await expect(tiles(page)).toHaveCount(1)
  await expect(captionOf(page)).toHaveText('Bloqués au col')
  await expect.poll(async () => (await fan.own()).blocked).toBe(true)
  await page.keyboard.press('u')
  await expect(tiles(page)).toHaveCount(3)
  await expect.poll(async () => (await fan.own()).blocked).toBe(false)
})

test('what fans report comes to its own queue, and accepting it answers them', async ({ site, desk }) => {
  await fanWith(site, ['Ma couchette'])
  const other = await site.contributorElsewhere(SLUG, REAL[SLUG], PIECE)
  const { page } = desk
  await openDesk(desk, site)
  await page.keyboard.press('a')
  await expect(page.getByText('Nothing waits.')).toBeVisible()
  await expect.poll(async () => (await other.wall()).photos.length).toBe(1)
  const [photo] = (await other.wall()).photos
  expect((await other.ask(`photos/${photo?.id}/report`, { method: 'POST' })).status).toBe(204)
  await queue(page, 'Reported').click()
  await expect(page.locator('.known')).toContainText('Reported by 1 fan')
  await page.keyboard.press('a')
  await expect(page.getByText('Nobody complains.')).toBeVisible()
  await counts(page, { Reported: 0, Shown: 1 })
})

test('what comes in does not move what is looked at', async ({ site, desk }) => {
  await fanWith(site, ['Ma couchette', 'Le café de Marek'])
  const { page } = desk
  await openDesk(desk, site)
  await expect(tiles(page)).toHaveCount(2)
  await page.keyboard.press('j')
  await fanWith(site, ['Vendredi soir'])
  await expect(tiles(page)).toHaveCount(3)
  await expect(captionOf(page)).toHaveText('Le café de Marek')
  await expect(tiles(page).nth(1)).toHaveAttribute('data-current', 'true')
})

test('without network, photos go back where they were, and it says so', async ({ site, desk }) => {
  await fanWith(site, ['Ma couchette', 'Le café de Marek'])
  const { page } = desk
  desk.expects(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/)
  await openDesk(desk, site)
  await expect(tiles(page)).toHaveCount(2)
  await page.route('**/photos', (route) => route.abort())
  await page.keyboard.press('a')
  await expect(page.getByRole('alert')).toContainText('The server does not answer.')
  await expect(tiles(page)).toHaveCount(2)
  await counts(page, { Waiting: 2, Shown: 0 })
  await page.unroute('**/photos')
  await page.keyboard.press('k')
  await page.keyboard.press('a')
  await expect(said(page)).toHaveText('Accepted. 1 waits.')
  await expect(page.getByRole('alert')).toHaveText('')
})

test('who reads only sees the figures; owners take the photos home', async ({ site, newDesk }) => {
  await fanWith(site, ['Ma couchette'])
  const [reader, owner] = [await newDesk(), await newDesk()]
  await reader.enter(site, `?c=${SLUG}&photos=${PIECE}`, { role: 'viewer' })
  const figures = reader.page.locator(`#gallery-${PIECE}`)
  await expect(figures).toContainText('1 waiting')
  await expect(figures.getByRole('button', { name: /^Look/ })).toHaveCount(0)
  await expect(reader.page.getByRole('dialog')).toHaveCount(0)

  await openDesk(owner, site, 'owner')
  await owner.page.keyboard.press('a')
  await expect(said(owner.page)).toHaveText('Accepted. 0 wait.')
  await owner.page.getByRole('button', { name: 'Close', exact: true }).click()
  await owner.page.locator('.tools summary').click()
  const arriving = owner.page.waitForEvent('download')
  await owner.page.getByRole('link', { name: /^ZIP ;/ }).click()
  expect((await arriving).suggestedFilename()).toMatch(/\.zip$/)
})

test('everybody can decide about photos, by day and by night, on a laptop and on a phone', async ({ site, desk }) => {
  await fanWith(site, ['W'.repeat(140), 'Le café de Marek'])
  const { page } = desk
  await openDesk(desk, site)
  await expect(tiles(page)).toHaveCount(2)
  await page.keyboard.press('x')
  await expectDecentByNight(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectDecentByNight(page)
  // A photo that a long word pushes aside would be decided about unseen.
  const { width = 0 } = (await page.locator('.large .picture').boundingBox()) ?? {}
  expect(width).toBeLessThanOrEqual(360)
  await page.locator('.verdicts').getByRole('button', { name: 'Refuse' }).click()
  await expectDecentByNight(page)
  await page.getByRole('button', { name: 'Nothing can be made out' }).click()
  await page.getByRole('button', { name: 'Accept' }).click()
  await expect(page.getByText('Nothing waits.')).toBeVisible()
  await expectDecentByNight(page)
})
