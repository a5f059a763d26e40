import type { Page, Route } from 'playwright'
import { DOUBLE_BILL, SCREENING } from './campaigns.ts'
import { expect, test } from './test.ts'

const SEGMENTS = '**/sealed/media/*.bin'

/** Until what plays it is there. */
async function comesNear(page: Page): Promise<void> {
  await page.locator('.film').scrollIntoViewIfNeeded()
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentSrc))
    .toMatch(/^blob:/)
  await expect(page.locator('.player-chapters option')).toHaveCount(2)
}

const time = (page: Page) => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime)
const isPaused = (page: Page) => page.locator('video').evaluate((video: HTMLVideoElement) => video.paused)

/** Holds up whatever is asked for next, until it is let go. */
async function holdUp(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(SEGMENTS, async (route: Route) => {
    await promise
    // What has been given up meanwhile is gone.
    await route.continue().catch(() => undefined)
  })
  return resolve
}

function requestsOf(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  return asked
}

test('a film is asked for from the tap on, plays by keyboard, speaks two languages, and goes on where it stopped', {
  tag: '@edge',
}, async ({ site, phone }) => {
  const { page } = phone
  const asked = requestsOf(page)
  const media = () => asked.filter((path) => path.includes('/sealed/media/'))
  const player = () => asked.filter((path) => /\/(?:films|stream)\./.test(path))
  await phone.follow(site.link(SCREENING))
  await phone.shows('gate')
  await page.waitForLoadState('networkidle')
  expect(media()).toEqual([])
  expect(player().filter((path) => path.includes('stream'))).toEqual([])
  await phone.tap()
  await phone.shows('open')
  await comesNear(page)
  // The list of its chapters, and that of its segments: none of those.
  const chapters = page.getByRole('combobox', { name: 'Chapitres' })
  await expect(chapters.locator('option')).toHaveText(['Le départ', 'La porte'])
  await expect.poll(() => media().length).toBe(2)

  const play = page.getByRole('button', { name: 'Regarder' })
  await play.focus()
  await page.keyboard.press('k')
  await expect.poll(() => time(page)).toBeGreaterThan(0.3)
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.keyboard.press('5')
  await expect.poll(() => time(page)).toBeGreaterThan(12)
  await expect(chapters).toHaveValue('10')
  await page.keyboard.press('c')
  const captions = page.getByRole('combobox', { name: 'Sous-titres' })
  await expect(captions).toHaveValue('fr')
  const shown = () =>
    page.locator('video').evaluate((video: HTMLVideoElement) => {
      const showing = [...video.textTracks].filter(({ kind, mode }) => kind === 'captions' && mode === 'showing')
      return showing.flatMap(({ cues }) => [...(cues ?? [])].map((cue) => (cue as VTTCue).text))
    })
  await expect.poll(shown).toEqual(['Elle roule sans rien dire.'])
  await captions.selectOption('en')
  await expect.poll(shown).toEqual(['She drives without a word.'])
  await page.locator('.player-play').focus()
  await page.keyboard.press('k')
  await expect.poll(() => isPaused(page)).toBe(true)
  await expect.poll(() => asked.filter((path) => path.endsWith('/pieces/clip/reached')).length).toBe(1)
  await page.keyboard.press('5')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => time(page)).toBeLessThan(12)
  const stopped = await time(page)

  await page.reload()
  await phone.shows('open')
  const position = page.getByRole('slider', { name: 'Où l’on en est' })
  await expect(position).toHaveValue(String(Math.floor(stopped)))
  await page.locator('.player-play').tap()
  await expect.poll(() => time(page)).toBeGreaterThan(stopped - 1)
  await expect.poll(shown).toEqual(['She drives without a word.'])
  await expect.poll(() => page.evaluate(() => navigator.mediaSession.metadata?.title)).toBe('Le film')

  // To its end, and from there anew.
  await page.locator('.player-play').focus()
  await page.keyboard.press('9')
  await expect(page.locator('.film')).not.toHaveAttribute('data-playing')
  await page.keyboard.press('k')
  await expect.poll(async () => (await time(page)) > 0.2 && (await time(page)) < 10).toBe(true)
})

test('a film waits for the network, however often it goes, and says when a part of it is damaged', async ({
  site,
  phone,
}) => {
  phone.expects(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  const { page } = phone
  await phone.enter(site.link(SCREENING))
  await comesNear(page)
  await phone.context.setOffline(true)
  await page.locator('.player-play').tap()
  const notice = page.locator('.player-notice')
  await expect(notice).toContainText('Le réseau a lâché')
  await expect(notice.getByRole('button')).toBeHidden()
  await phone.context.setOffline(false)
  await expect.poll(() => time(page)).toBeGreaterThan(0.3)
  await expect(notice).toBeHidden()

  // Somebody in between changes a byte: that is said, and not tried for ever.
  await page.reload()
  await phone.shows('open')
  await comesNear(page)
  let tampered = 0
  await page.route(SEGMENTS, async (route: Route) => {
    const response = await route.fetch()
    const body = await response.body()
    // Lists, and what comes before the first segment, are small.
    if (body.length > 20_000) {
      body[body.length - 20] = (body[body.length - 20] ?? 0) ^ 1
      tampered++
    }
    await route.fulfill({ response, body })
  })
  await page.locator('.player-play').tap()
  await expect(notice).toContainText('Ce n’est pas arrivé jusqu’ici')
  await expect(page.getByRole('button', { name: 'Regarder' })).toBeVisible()
  await notice.getByRole('button', { name: 'Réessayer' }).tap()
  await expect.poll(() => tampered).toBe(2)
  await expect(notice).toContainText('Ce n’est pas arrivé jusqu’ici')
  expect(tampered).toBe(2)
  await page.unroute(SEGMENTS)
  await notice.getByRole('button', { name: 'Réessayer' }).tap()
  await expect.poll(() => time(page)).toBeGreaterThan(0.3)
})

test('a film that misses a part says so for as long as it plays what has come', async ({ site, phone }) => {
  const { page } = phone
  phone.expects(/Failed to load resource/)
  await phone.enter(site.link(SCREENING))
  await comesNear(page)
  let asked = 0
  await page.route(SEGMENTS, (route: Route) => (++asked > 4 ? route.fulfill({ status: 404 }) : route.continue()))
  await page.locator('.player-play').tap()
  const notice = page.locator('.player-notice')
  await expect(notice).toContainText('Ce n’est pas arrivé jusqu’ici')
  await page.locator('video').evaluate(
    (video: HTMLVideoElement) =>
      new Promise((plays) => {
        video.addEventListener('playing', plays, { once: true })
        video.currentTime = 0
        // Where all that had come was over already.
        void video.play()
      }),
  )
  await expect(notice).toContainText('Ce n’est pas arrivé jusqu’ici')
  await page.unroute(SEGMENTS)
  await notice.getByRole('button', { name: 'Réessayer' }).press('Enter')
  await expect(notice).toBeHidden()
  await expect(page.locator('.player-play')).toBeFocused()
})

test('a browser that takes no segments fetches one file, says before how large it is, can cancel it, and plays only if it is not paused meanwhile', async ({
  site,
  phone,
}) => {
  const { page } = phone
  await page.addInitScript(() => {
    for (const name of ['MediaSource', 'ManagedMediaSource']) Reflect.deleteProperty(globalThis, name)
  })
  const asked = requestsOf(page)
  await phone.enter(site.link(SCREENING))
  await page.locator('.film').scrollIntoViewIfNeeded()
  await expect(page.locator('.player-chapters option')).toHaveCount(2)
  const letGo = await holdUp(page)
  const notice = page.locator('.player-notice')
  const offer = notice.getByRole('button', { name: /Faire venir le film \(\d,\d\sMo\)/ })
  await offer.tap()
  await expect(notice.getByRole('progressbar')).toBeVisible()
  const ended = page.waitForEvent('requestfailed')
  await notice.getByRole('button', { name: 'Annuler' }).tap()
  await ended
  expect(await isPaused(page)).toBe(true)

  await offer.tap()
  await page.getByRole('button', { name: 'Pause' }).tap()
  await expect.poll(() => isPaused(page)).toBe(true)
  letGo()
  await expect(notice).toBeHidden()
  await expect.poll(() => page.locator('video').evaluate(({ readyState }: HTMLVideoElement) => readyState)).toBe(4)
  expect(await isPaused(page)).toBe(true)
  // What is there already goes where it is told to.
  await page.locator('.player-play').focus()
  await page.keyboard.press('5')
  await expect.poll(() => time(page)).toBe(12)
  await page.keyboard.press('k')
  await expect.poll(() => time(page)).toBeGreaterThan(12)
  expect(asked.filter((path) => path.includes('/stream.'))).toEqual([])

  // What its decoder gave up is fetched anew.
  await page.locator('video').dispatchEvent('error')
  const arrived = page.waitForResponse(SEGMENTS)
  await notice.getByRole('button', { name: 'Réessayer' }).tap()
  await arrived
  await expect(notice).toBeHidden()
})

test('of two films, only the one that plays is fetched, and the other goes on where it was', async ({
  site,
  phone,
}) => {
  const { page } = phone
  await phone.enter(site.link(DOUBLE_BILL))
  const [first, second] = [page.locator('#piece-films video').first(), page.locator('#piece-films video').last()]
  const has = (video: typeof first) =>
    video.evaluate(({ buffered }: HTMLVideoElement) => (buffered.length > 0 ? buffered.end(buffered.length - 1) : 0))
  const isAtAnEnd = async (video: typeof first) => expect.poll(() => has(video)).toBeGreaterThan(23)
  // The first is held up after some seconds of it, until the second is asked for.
  let [asked, isHeldUp] = [0, true]
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(SEGMENTS, async (route: Route) => {
    if (isHeldUp && ++asked > 7) await held
    // One that rests has given up what was on its way.
    await route.continue().catch(() => undefined)
  })
  const play = page.locator('#piece-films .player-play')
  await play.first().tap()
  await expect.poll(() => first.evaluate(({ currentTime }: HTMLVideoElement) => currentTime)).toBeGreaterThan(0)
  await play.last().tap()
  await expect.poll(() => first.evaluate(({ paused }: HTMLVideoElement) => paused)).toBe(true)
  isHeldUp = false
  letGo()
  await isAtAnEnd(second)
  expect(await has(first)).toBeLessThan(20)
  // Also one that rests shows the place that somebody goes to.
  await play.first().focus()
  await page.keyboard.press('5')
  const shows = () => first.evaluate(({ currentTime, seeking }: HTMLVideoElement) => !seeking && currentTime > 11)
  await expect.poll(shows).toBe(true)
  expect(await second.evaluate(({ paused }: HTMLVideoElement) => paused)).toBe(false)
  await play.first().tap()
  await isAtAnEnd(first)
  expect(await second.evaluate(({ paused }: HTMLVideoElement) => paused)).toBe(true)
})

test('of two films, one that had to rest before anything of it came begins where it was to', async ({
  site,
  phone,
}) => {
  const { page } = phone
  const came: string[] = []
  page.on('response', (response) => came.push(response.url()))
  const [first, second] = [page.locator('#piece-films .film').first(), page.locator('#piece-films .film').last()]
  const at = (film: typeof first) => film.locator('video').evaluate(({ currentTime }: HTMLVideoElement) => currentTime)
  const goesOnWhereItWas = async (letGo: () => void) => {
    await first.locator('.player-play').focus()
    await page.keyboard.press('5')
    await first.locator('.player-play').tap()
    await second.locator('.player-play').tap()
    await expect(first).not.toHaveAttribute('data-playing')
    letGo()
    await expect.poll(() => at(second)).toBeGreaterThan(0)
    expect(await at(first)).toBe(0)
    await first.locator('.player-play').tap()
    await expect.poll(() => at(first)).toBeGreaterThan(0)
    expect(await at(first)).toBeGreaterThan(11)
  }
  await phone.follow(site.link(DOUBLE_BILL))
  await phone.shows('gate')
  const lists = await holdUp(page)
  await phone.tap()
  await phone.shows('open')
  await goesOnWhereItWas(lists)

  await page.unroute(SEGMENTS)
  came.length = 0
  await page.reload()
  await phone.shows('open')
  const list = (await first.locator('video').getAttribute('data-film')) ?? ''
  await expect.poll(() => came.filter((url) => url.includes(list)).length).toBe(1)
  await goesOnWhereItWas(await holdUp(page))
})

test('a host that is asked too often is waited for, as it asks; a film fills the screen with its controls, and comes back', async ({
  site,
  phone,
}) => {
  phone.expects(/status of (?:429|408)/)
  const { page } = phone
  await phone.enter(site.link(SCREENING))
  await comesNear(page)
  let refused = 0
  await page.route(SEGMENTS, async (route: Route) => {
    if (refused === 2) return route.continue()
    refused++
    await route.fulfill({ status: refused === 1 ? 429 : 408, headers: { 'Retry-After': '1' } })
  })
  await page.locator('.player-play').tap()
  await expect.poll(() => time(page)).toBeGreaterThan(0.3)
  expect(refused).toBe(2)
  await expect(page.locator('.player-notice')).toBeHidden()

  const isFull = () => page.evaluate(() => document.fullscreenElement?.matches('.film') ?? false)
  await page.getByRole('button', { name: 'Plein écran' }).tap()
  await expect.poll(isFull).toBe(true)
  const before = await time(page)
  await expect.poll(() => time(page)).toBeGreaterThan(before)
  const [screen, bar] = await Promise.all([
    page.locator('.film-screen').boundingBox(),
    page.locator('.player-bar').boundingBox(),
  ])
  expect(screen?.width).toBe(360)
  expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(780)
  await page.getByRole('button', { name: 'Quitter le plein écran' }).tap()
  await expect.poll(isFull).toBe(false)
})

test('a film plays by itself only where it is told to, without sound and while it is in sight; not for those who want less motion', async ({
  site,
  phone,
  newPhone,
}) => {
  const isStill = (page: Page) =>
    page
      .locator('#piece-boucle video')
      .evaluate(({ currentSrc, paused }: HTMLVideoElement) => currentSrc !== '' && paused)
  await phone.enter(site.link(DOUBLE_BILL))
  await phone.page.locator('#piece-boucle video').scrollIntoViewIfNeeded()
  await expect.poll(() => isStill(phone.page)).toBe(true)

  const moving = await newPhone({ reducedMotion: 'no-preference' })
  const { page } = moving
  await moving.enter(site.link(DOUBLE_BILL))
  const film = page.locator('#piece-boucle video')
  await film.scrollIntoViewIfNeeded()
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.muted && video.currentTime > 0)).toBe(true)
  for (const video of await page.locator('#piece-films video').all())
    expect(await video.evaluate(({ currentTime, paused }: HTMLVideoElement) => currentTime === 0 && paused)).toBe(true)
  await page.evaluate(() => scrollTo(0, 0))
  await expect.poll(() => isStill(page)).toBe(true)

  // Without sound it leaves the lock screen to the one that is heard; with it, it is the only one, and stays.
  const [heard, loop] = [page.locator('#piece-films .film').first(), page.locator('#piece-boucle .film')]
  const told = () => page.evaluate(() => navigator.mediaSession.metadata?.title)
  await loop.scrollIntoViewIfNeeded()
  await expect(loop).toHaveAttribute('data-started')
  // No tap, which would scroll: what leaves the sight and comes back starts anew.
  await heard.locator('.player-play').evaluate((button: HTMLElement) => button.click())
  await expect.poll(told).toBe('Les films')
  await expect(heard).toHaveAttribute('data-playing')
  await expect(loop).toHaveAttribute('data-playing')
  await loop.getByRole('button', { name: 'Remettre le son' }).tap()
  await expect(heard).not.toHaveAttribute('data-playing')
  await expect.poll(told).toBe('La boucle')
  // Somebody has touched it: out of sight, it plays on.
  await page.evaluate(() => {
    scrollTo(0, 0)
    return new Promise((settle) =>
      new IntersectionObserver(settle).observe(document.querySelector('#piece-films') as Element),
    )
  })
  await expect(loop.locator('video')).not.toBeInViewport()
  const before = await loop.locator('video').evaluate(({ currentTime }: HTMLVideoElement) => currentTime)
  await expect
    .poll(() => loop.locator('video').evaluate(({ currentTime }: HTMLVideoElement) => currentTime))
    .toBeGreaterThan(before)
  await expect(loop).toHaveAttribute('data-playing')
})

test('what a piece holds is given back once it closes, and the lock screen is about nothing', async ({
  site,
  phone,
}) => {
  const { page } = phone
  await page.addInitScript(() => {
    const held = new Set<string>()
    const { createObjectURL, revokeObjectURL } = URL
    URL.createObjectURL = (object) => {
      const url = createObjectURL.call(URL, object)
      if (object instanceof Blob) held.add(url)
      return url
    }
    URL.revokeObjectURL = (url) => {
      held.delete(url)
      revokeObjectURL.call(URL, url)
    }
    Object.assign(window, { held })
  })
  const held = () => page.evaluate(() => (window as unknown as { held: Set<string> }).held.size)
  const told = () => page.evaluate(() => navigator.mediaSession.metadata?.title)
  await phone.enter(site.link(DOUBLE_BILL))
  for (let other = 0; other < 2; other++) await site.hereElsewhere(DOUBLE_BILL, site.rootToken(DOUBLE_BILL))
  await phone.showsPiece('ensemble', 'open')
  const piece = page.locator('#piece-ensemble')
  await piece.locator('.film').scrollIntoViewIfNeeded()
  await expect(piece.locator('video')).toHaveAttribute('poster', /^blob:/)
  await piece.getByRole('combobox', { name: 'Sous-titres' }).selectOption('fr')
  await expect(piece.locator('track')).toHaveAttribute('src', /^blob:/)
  const download = page.waitForEvent('download')
  await piece.getByRole('link', { name: 'Les paroles' }).tap()
  await download
  await expect(piece.locator('img[data-state=ready]')).toHaveCount(1)
  await piece.getByRole('button', { name: 'Écouter' }).tap()
  await expect.poll(told).toBe('Ensemble')
  expect(await held()).toBe(5)

  await site.waits(60_000)
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await phone.showsPiece('ensemble', 'locked')
  await expect.poll(held).toBe(0)
  expect(await told()).toBeUndefined()
})

test('a film whose decoder fails plays on, as fast as before', async ({ site, phone }) => {
  const { page } = phone
  // The third part of what is fed is no film.
  await page.addInitScript(() => {
    const append = SourceBuffer.prototype.appendBuffer
    let left = 3
    SourceBuffer.prototype.appendBuffer = function (data) {
      left--
      append.call(this, left === 0 ? new Uint8Array(data.byteLength).fill(255) : data)
    }
  })
  await phone.enter(site.link(SCREENING))
  await comesNear(page)
  const video = page.locator('video')
  await video.evaluate((element) => element.addEventListener('emptied', () => element.setAttribute('data-anew', '')))
  await page.getByRole('combobox', { name: 'Vitesse' }).selectOption('2')
  await page.getByRole('button', { name: 'Regarder' }).tap()
  await expect(video).toHaveAttribute('data-anew')
  await expect.poll(() => time(page)).toBeGreaterThan(6)
  expect(await isPaused(page)).toBe(false)
  expect(await video.evaluate((element: HTMLVideoElement) => element.playbackRate)).toBe(2)
})
