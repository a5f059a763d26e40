import type { Page, Route } from 'playwright'
import { RECORD } from './campaigns.ts'
import { expectDecentByNight } from './decent.ts'
import { expect, test } from './test.ts'

const MEDIA = '**/sealed/media/*.bin'

const faces = (page: Page) => page.getByRole('group', { name: 'Une guitare, deux fois' })
const takes = (page: Page) => page.getByRole('group', { name: 'Deux notes' })
const current = (page: Page) => page.locator('.sound-tracks [aria-current]')
const isPaused = (page: Page, nth = 0) =>
  page
    .locator('audio')
    .nth(nth)
    .evaluate((audio: HTMLAudioElement) => audio.paused)

/** What the player says of where it is, in seconds of the track. */
async function at(page: Page, nth = 0): Promise<number> {
  const said = await page.getByRole('slider', { name: 'Où l’on en est' }).nth(nth).getAttribute('aria-valuetext')
  const [, minutes, seconds] = /^(\d+):(\d+) \//.exec(said ?? '') ?? []
  return 60 * Number(minutes) + Number(seconds)
}

function requestsOf(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  return asked
}

const told = (page: Page) =>
  page.evaluate(() => ({
    title: navigator.mediaSession.metadata?.title,
    artist: navigator.mediaSession.metadata?.artist,
  }))

test('a record plays by keyboard, goes over from one track into the next, and goes on where it stopped', async ({
  site,
  phone,
}) => {
  const { page } = phone
  const asked = requestsOf(page)
  await phone.follow(site.link(RECORD))
  await phone.shows('gate')
  await page.waitForLoadState('networkidle')
  expect(asked.filter((path) => /\/sealed\/media\/|\/stream\./.test(path))).toEqual([])
  await phone.tap()
  await phone.shows('open')
  const player = faces(page)
  await player.scrollIntoViewIfNeeded()
  await expect(player.locator('.sound-tracks button')).toHaveText(['Face AAssia Sorgue0:31', 'Face B0:31'])
  // No text of this campaign brings the rules of figures.
  await expect(player.locator('xpath=..')).toHaveCSS('margin', /^\S+ 0px/)

  await player.getByRole('button', { name: 'Écouter' }).focus()
  await page.keyboard.press('k')
  await expect.poll(() => at(page)).toBeGreaterThan(1)
  await expect(current(page).first()).toContainText('Face A')
  expect(await told(page)).toEqual({ title: 'Face A', artist: 'Assia Sorgue' })
  // The end of the first track: nothing is tapped, and the second plays.
  await page.keyboard.press('9')
  await expect(current(page).first()).toContainText('Face B')
  expect(await isPaused(page)).toBe(false)
  expect((await told(page)).title).toBe('Face B')
  await page.keyboard.press('p')
  await expect.poll(() => at(page)).toBeLessThan(3)
  await expect(current(page).first()).toContainText('Face')
  // By its button too, which leads no further then.
  await player.locator('.player-next').press('Enter')
  await expect(current(page).first()).toContainText('Face B')
  await page.keyboard.press('5')
  await expect.poll(() => at(page)).toBeGreaterThan(14)
  await page.keyboard.press('k')
  await expect.poll(() => isPaused(page)).toBe(true)

  await page.reload()
  await phone.shows('open')
  await player.scrollIntoViewIfNeeded()
  await expect(current(page).first()).toContainText('Face B')
  await expect.poll(() => at(page)).toBeGreaterThan(13)
  await player.getByRole('button', { name: 'Écouter' }).tap()
  await expect.poll(() => isPaused(page)).toBe(false)
  await expect.poll(() => at(page)).toBeGreaterThan(13)
})

test('what is sung is marked as it is sung, leads there by a tap, and comes in two languages; what does not arrive comes by a tap once it can', async ({
  site,
  phone,
}) => {
  const { page } = phone
  await phone.enter(site.link(RECORD))
  const player = faces(page)
  await player.scrollIntoViewIfNeeded()
  const lyrics = player.getByRole('list', { name: 'Paroles' })
  await expect(lyrics).toHaveCount(1)
  await expect(lyrics.getByRole('button')).toHaveText(['Première ligne', 'Seconde ligne'])
  await lyrics.getByRole('button', { name: 'Seconde ligne' }).tap()
  await expect.poll(() => at(page)).toBeGreaterThanOrEqual(20)
  await expect(lyrics.locator('[aria-current]')).toHaveText('Seconde ligne')
  expect(await isPaused(page)).toBe(false)
  await player.getByRole('button', { name: 'Pause' }).tap()
  const choice = player.getByRole('combobox', { name: 'Paroles' })
  await choice.selectOption('English')
  await expect(lyrics.getByRole('button')).toHaveText(['First line'])
  await choice.selectOption('Sans paroles')
  await expect(lyrics).toHaveCount(0)
  await choice.selectOption('Français')
  await expectDecentByNight(page)

  // A sound that does not arrive says so, and comes by a tap once it can.
  phone.expects(/Failed to load resource/)
  const missing = (route: Route) => route.fulfill({ status: 404 })
  await page.route(MEDIA, missing)
  const other = takes(page)
  await other.scrollIntoViewIfNeeded()
  await other.getByRole('button', { name: 'Écouter' }).tap()
  const notice = other.locator('.player-notice')
  await expect(notice).toContainText('Ce n’est pas arrivé jusqu’ici.')
  await expect(other.getByRole('button', { name: 'Écouter' })).toBeVisible()
  await page.unroute(MEDIA, missing)
  await notice.getByRole('button', { name: 'Réessayer' }).tap()
  await expect(notice).toBeHidden()
  await expect.poll(() => isPaused(page, 1)).toBe(false)
})

test('tracks that no browser streams follow one another too, also while nobody looks', async ({ site, phone }) => {
  const { page } = phone
  await phone.enter(site.link(RECORD))
  const player = takes(page)
  await player.scrollIntoViewIfNeeded()
  await player.getByRole('button', { name: 'Écouter' }).tap()
  await expect.poll(() => isPaused(page, 1)).toBe(false)
  // As behind a locked screen.
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true })
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect(player.locator('[aria-current]')).toContainText('La seconde')
  // It lasts four seconds: both are asked at once.
  await expect.poll(async () => (await at(page, 1)) > 0 && !(await isPaused(page, 1))).toBe(true)
  // One sound at a time.
  await faces(page).getByRole('button', { name: 'Écouter' }).tap()
  await expect.poll(() => isPaused(page, 0)).toBe(false)
  await expect.poll(() => isPaused(page, 1)).toBe(true)
})

test('a sound without volume leaves the turn to the one that is heard, and takes it once it is heard itself', async ({
  site,
  phone,
}) => {
  const { page } = phone
  await phone.enter(site.link(RECORD))
  const title = async () => (await told(page)).title
  await faces(page).getByRole('button', { name: 'Écouter' }).tap()
  await expect.poll(title).toBe('Face A')
  // As with the slider, which phones do not have.
  const other = page.locator('audio').nth(1)
  await other.evaluate((audio: HTMLAudioElement) => {
    audio.volume = 0
  })
  await takes(page).getByRole('combobox', { name: 'Vitesse' }).selectOption('0.5')
  await takes(page).getByRole('button', { name: 'Écouter' }).tap()
  await expect.poll(() => at(page, 1)).toBeGreaterThan(0)
  expect(await isPaused(page)).toBe(false)
  expect(await title()).toBe('Face A')
  await takes(page).getByRole('button', { name: 'Remettre le son' }).tap()
  await expect.poll(() => isPaused(page)).toBe(true)
  expect(await other.evaluate(({ volume }: HTMLAudioElement) => volume)).toBe(0.5)
  expect(await title()).not.toBe('Face A')
})

test('where nothing is streamed, a track comes as a whole, can be cancelled, and does not play into what was asked for after it', async ({
  site,
  phone,
}) => {
  const { page } = phone
  await page.addInitScript(() => {
    for (const name of ['MediaSource', 'ManagedMediaSource', 'WebKitMediaSource']) Reflect.deleteProperty(window, name)
  })
  const came: string[] = []
  page.on('response', (response) => response.url().includes('/sealed/media/') && came.push(response.url()))
  await phone.enter(site.link(RECORD))
  await takes(page).scrollIntoViewIfNeeded()
  await expect.poll(() => came.length).toBe(2)
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
  await page.route(MEDIA, async (route: Route) => {
    await held
    await route.continue().catch(() => undefined)
  })
  // Another one than what was fetched already.
  const track = faces(page).locator('.sound-tracks button').last()
  const notice = faces(page).locator('.player-notice')
  await track.tap()
  await expect(notice.getByRole('progressbar')).toBeVisible()
  const ended = page.waitForEvent('requestfailed')
  await notice.getByRole('button', { name: 'Annuler' }).tap()
  await ended
  await expect(notice).toBeHidden()
  expect(await isPaused(page)).toBe(true)

  await faces(page).getByRole('button', { name: 'Écouter' }).tap()
  await expect(notice).toBeVisible()
  await takes(page).getByRole('button', { name: 'Écouter' }).tap()
  await expect.poll(() => isPaused(page)).toBe(true)
  letGo()
  await expect(notice).toBeHidden()
  expect(await isPaused(page)).toBe(true)
  // It is there now, and the next tap plays it.
  await faces(page).getByRole('button', { name: 'Écouter' }).tap()
  await expect.poll(() => at(page)).toBeGreaterThan(0)

  // The next one comes as a whole too, and is as fast.
  await faces(page).locator('.sound-tracks button').first().tap()
  await expect(current(page).first()).toContainText('Face A')
  await expect.poll(() => isPaused(page)).toBe(false)
  await faces(page).getByRole('combobox', { name: 'Vitesse' }).selectOption('1.5')
  await faces(page).locator('.player-play').focus()
  await page.keyboard.press('n')
  await expect(current(page).first()).toContainText('Face B')
  await expect.poll(() => isPaused(page)).toBe(false)
  expect(
    await page
      .locator('audio')
      .first()
      .evaluate((audio: HTMLAudioElement) => audio.playbackRate),
  ).toBe(1.5)
})
