import type { Page } from 'playwright'
import sharp from 'sharp'
import { jpeg, noise } from '../support/photos.ts'
import { GALLERY } from './campaigns.ts'
import { expectDecent, expectDecentByNight, NARROW } from './decent.ts'
import { expect, test } from './test.ts'

const PIECE = 'mur'
const CAMERA = 'Appareil secret 3000'
/** Degrees, minutes and seconds, each as two numbers, as EXIF has them. */
const LATITUDE = [48, 1, 51, 1, 2960, 100]

/** What a file with EXIF has in it; the place in the one order of bytes or the other. */
function traces(): Buffer[] {
  const places = [new DataView(new ArrayBuffer(24)), new DataView(new ArrayBuffer(24))].map((view, order) => {
    for (const [i, number] of LATITUDE.entries()) view.setUint32(4 * i, number, order === 0)
    return Buffer.from(view.buffer)
  })
  return [...places, Buffer.from(CAMERA), Buffer.from('Exif\0\0'), Buffer.from('EXIF')]
}

/** As a phone takes it: lying on its side, and with what the phone knows of place, time and itself. */
async function photoOfPhone(width = 2600, height = 1300): Promise<Buffer> {
  const source = noise(width / 10, height / 10)
  const exif = {
    IFD0: { Make: CAMERA },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '48/1 51/1 2960/100',
      GPSLongitudeRef: 'E',
      GPSLongitude: '2/1 21/1 0/1',
    },
  }
  return source.resize(width, height).jpeg().withMetadata({ orientation: 6 }).withExif(exif).toBuffer()
}

const file = (buffer: Buffer | Uint8Array, name = 'IMG_0001.jpg', mimeType = 'image/jpeg') => ({
  ...{ name, mimeType },
  buffer: Buffer.from(buffer),
})
const choose = (page: Page, ...given: Parameters<typeof file>) =>
  page
    .locator('.door input')
    .last()
    .setInputFiles(file(...given))
const caption = (page: Page) => page.getByRole('textbox', { name: 'Quelques mots avec' })
const send = (page: Page) => page.getByRole('button', { name: 'L’accrocher' })
const own = (page: Page) => page.locator('.own-photo')
/** Until it cannot be taken back any more. */
async function takeDown(page: Page): Promise<void> {
  await own(page).getByRole('button', { name: 'Retirer' }).tap()
  await expect(own(page)).toContainText('Elle sera retirée dans un instant.')
}
const onWall = (page: Page) => page.getByRole('list').locator('.wall-item')
const viewerOf = (page: Page) => page.getByRole('dialog', { name: 'Images' })

/** Keeps what the page sends of a photo, where the test can read it. */
async function keepSent(page: Page): Promise<() => Promise<Buffer>> {
  await page.addInitScript(() => {
    const { send } = XMLHttpRequest.prototype
    XMLHttpRequest.prototype.send = function (body) {
      if (body instanceof FormData) Object.assign(window, { sent: body.get('photo') })
      send.call(this, body)
    }
  })
  return async () => {
    const bytes = await page.evaluate(async () => {
      const { sent } = window as unknown as { sent: Blob }
      return [...new Uint8Array(await sent.arrayBuffer())]
    })
    return Buffer.from(bytes)
  }
}

test('a fan adds a photo: upright, without its place, with a few words; it waits, is shown once it is accepted, and opens more', {
  tag: '@edge',
}, async ({ site, phone, newPhone }) => {
  const { page } = phone
  const sent = await keepSent(page)
  await phone.enter(site.link(GALLERY))
  await expect(page.locator('.wall-count')).toHaveText(/^Rien encore/)
  await expect(page.locator('#privacy')).toContainText('le lieu et l’heure en sont effacés')
  const original = await photoOfPhone()
  expect(traces().filter((trace) => original.includes(trace))).toHaveLength(3)
  await choose(page, original)
  await expect(caption(page)).toBeFocused()
  await caption(page).fill('Rideaux cousus\npar ma fille')
  await expect(page.locator('.adding small')).toHaveText('27 / 140')
  await expect(page.locator('.adding-consent')).toContainText('Quelqu’un regarde d’abord ta photo.')
  await expectDecentByNight(page)
  await send(page).tap()
  await expect(page.locator('.door-note')).toContainText('C’est reçu.')
  await expect(own(page)).toContainText('Quelqu’un doit encore la regarder.')
  await expect(page.getByRole('button', { name: 'Choisir une photo' })).toBeVisible()

  // Nothing of the file but its pixels.
  const bytes = await sent()
  expect(traces().filter((trace) => bytes.includes(trace))).toEqual([])
  const { width, height, exif, orientation } = await sharp(bytes).metadata()
  expect([width, height, exif, orientation]).toEqual([1024, 2048, undefined, undefined])

  // Nobody else sees it yet.
  const other = await newPhone()
  await other.enter(site.link(GALLERY))
  await expect(other.page.locator('.wall-count')).toHaveText(/^Rien encore/)
  const [waiting] = await site.queue(GALLERY, PIECE, 'waiting')
  await site.decides(GALLERY, PIECE, { do: 'accept', ids: [waiting?.id ?? ''] })
  await expect(onWall(other.page).getByRole('img', { name: 'Rideaux cousus par ma fille' })).toHaveAttribute(
    'data-state',
    'ready',
  )
  await expect(own(page)).toContainText('Elle est au mur.')
  await expect(onWall(page)).toHaveCount(1)
  await expect(page.locator('[data-piece=merci] .progress-text')).toHaveText('1 sur 2')

  // What arrives waits for a tap, so that nothing jumps.
  const id = await site.addedElsewhere(GALLERY, PIECE, await jpeg(), 'La deuxième')
  await site.decides(GALLERY, PIECE, { do: 'accept', ids: [id] })
  await expect(page.getByRole('button', { name: 'Une nouvelle photo' })).toBeVisible()
  await phone.showsPiece('merci', 'open')
  await expect(onWall(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Une nouvelle photo' }).tap()
  await expect(onWall(page)).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'La deuxième' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: 'Rideaux cousus par ma fille' })).toBeFocused()
  await expectDecent(page)

  // Taken down: it can be taken back first.
  await takeDown(page)
  await own(page).getByRole('button', { name: 'La laisser quand même' }).tap()
  await expect(own(page)).toContainText('Elle est au mur.')
  await takeDown(page)
  await expect(own(page)).toHaveCount(0)
  await expect(page.locator('.door-note')).toContainText('Retirée.')
  await expect(onWall(page)).toHaveCount(1)
  await expect(other.page.locator('.wall-count')).toHaveText('Une photo')
  // What opened by it stays open.
  await page.reload()
  await phone.showsPiece('merci', 'open')
})

test('a photo that is taken down is gone, though the page is left at once and has no network', async ({
  site,
  phone,
}) => {
  const { page } = phone
  phone.expects(/ERR_FAILED/)
  await phone.hasItsOwnClock()
  await phone.enter(site.link(GALLERY))
  await choose(page, await jpeg(640, 480))
  await send(page).tap()
  await expect(own(page)).toContainText('Quelqu’un doit encore la regarder.')
  const [waiting] = await site.queue(GALLERY, PIECE, 'waiting')
  await site.decides(GALLERY, PIECE, { do: 'accept', ids: [waiting?.id ?? ''] })
  await page.reload()
  await expect(onWall(page)).toHaveCount(1)
  await page.route(`**/photos/${waiting?.id}`, (route) => route.abort())
  // From here on no timer runs.
  await page.clock.pauseAt(Date.now() + 60_000)
  await takeDown(page)
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect(own(page)).toContainText('Pas de réseau. Elle sera retirée dès qu’il revient.')
  await page.unrouteAll({ behavior: 'wait' })
  await page.clock.resume()
  await page.reload()
  await expect(page.locator('.wall-count')).toHaveText(/^Rien encore/)
  await expect(own(page)).toHaveCount(0)
  expect(await site.queue(GALLERY, PIECE, 'shown')).toEqual([])
  await expect.poll(() => keptWithdrawals(page)).toEqual([])
})

const drafts = (page: Page) => page.evaluate(async () => (await indexedDB.databases()).length)
/** Names under which the browser keeps what has not been answered. */
const keptWithdrawals = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes(':withdrawn:')))

test('a photo that is discarded after it was sent is never shown, also where its withdrawal waits for the network; one that is kept goes by itself, once', async ({
  site,
  phone,
}) => {
  const { page } = phone
  phone.expects(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/)
  await phone.enter(site.link(GALLERY))
  await choose(page, await jpeg(640, 480))
  // It arrives, and neither its answer nor what is asked afterwards does.
  await page.route('**/photos', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await page.route('**/photos/*', (route) => (route.request().method() === 'DELETE' ? route.abort() : route.continue()))
  await send(page).tap()
  await expect(page.locator('.adding-note')).toContainText('partira dès qu’il revient')
  await page.getByRole('button', { name: 'Arrêter' }).tap()
  await expect(send(page).or(page.getByRole('button', { name: 'Réessayer' }))).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Abandonner' }).tap()
  await expect(page.locator('.adding')).toHaveCount(0)
  await expect(own(page)).toContainText('Pas de réseau.')
  await expect.poll(() => site.queue(GALLERY, PIECE, 'waiting')).toHaveLength(1)
  await page.unrouteAll({ behavior: 'wait' })
  await page.reload()
  await expect.poll(() => site.queue(GALLERY, PIECE, 'waiting')).toEqual([])
  await expect(own(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Choisir une photo' })).toBeVisible()
  await expect.poll(() => keptWithdrawals(page)).toEqual([])

  // One that the network holds up is kept, goes by itself after a reload, and arrives once.
  await choose(page, await jpeg(900, 600))
  await caption(page).fill('De nuit')
  // The photo arrives, and its answer does not.
  await page.route('**/photos', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await send(page).tap()
  await expect(page.locator('.adding-note')).toContainText('partira dès qu’il revient')
  await expect.poll(() => site.queue(GALLERY, PIECE, 'waiting')).toHaveLength(1)
  await expectDecent(page)
  await page.unrouteAll({ behavior: 'wait' })
  await page.reload()
  await expect(own(page)).toContainText('Quelqu’un doit encore la regarder.')
  await expect(page.locator('.adding')).toHaveCount(0)
  await expect.poll(() => site.queue(GALLERY, PIECE, 'waiting')).toHaveLength(1)

  // One that is only prepared waits for the fan, and leaves nothing once it is discarded.
  await choose(page, await jpeg(900, 600))
  await caption(page).fill('Encore une')
  await expect.poll(() => drafts(page), 'a draft is kept').toBe(1)
  await page.reload()
  await expect(page.locator('.adding')).toBeVisible()
  await page.getByRole('button', { name: 'Abandonner' }).tap()
  await expect(page.locator('.adding')).toHaveCount(0)
  await expect.poll(() => site.queue(GALLERY, PIECE, 'waiting')).toHaveLength(1)
})

test('a photo goes once though its button is pressed twice, not at all if it is discarded at once, and keys lead on; a draft that cannot be drawn any more is cleared', async ({
  site,
  phone,
}) => {
  const { page } = phone
  await phone.enter(site.link(GALLERY))
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
  let posts = 0
  await page.route('**/photos', async (route) => {
    if (route.request().method() === 'POST') posts++
    await held
    await route.continue()
  })
  const discard = page.getByRole('button', { name: 'Abandonner' })
  const press = (button: ReturnType<Page['getByRole']>, ...others: ReturnType<Page['getByRole']>[]) =>
    Promise.all([button, ...others].map((each) => each.elementHandle())).then((buttons) =>
      page.evaluate((all) => {
        ;(all[0] as HTMLElement).focus()
        for (const each of all) (each as HTMLElement).click()
      }, buttons),
    )
  await choose(page, await jpeg(640, 480))
  // What the brush has drawn is written first, which takes a moment.
  await page.getByRole('button', { name: 'Cacher quelque chose' }).tap()
  await press(send(page), discard)
  await expect(page.locator('.adding')).toHaveCount(0)
  await choose(page, await jpeg(640, 480))
  await press(send(page), send(page))
  await expect(page.getByRole('button', { name: 'Arrêter' })).toBeFocused()
  letGo()
  await expect(own(page)).toContainText('Quelqu’un doit encore la regarder.')
  expect(posts).toBe(1)

  await choose(page, await jpeg(640, 480))
  await expect(page.locator('.adding')).toBeVisible()
  await expect.poll(() => drafts(page), 'a draft is kept').toBe(1)
  await page.addInitScript(() => {
    window.createImageBitmap = () => Promise.reject(new DOMException('Not today', 'InvalidStateError'))
  })
  await page.reload()
  await expect(page.locator('.door-note')).toContainText('Ce n’est pas une photo lisible ici.')
  await expect(page.getByRole('button', { name: 'Choisir une photo' })).toBeVisible()
  await expect.poll(() => drafts(page)).toBe(0)
})

test('new photos are counted where others were refused meanwhile, and those of the fan’s circle shown by themselves', async ({
  site,
  phone,
}) => {
  const { page } = phone
  const add = async (words: string) => site.addedElsewhere(GALLERY, PIECE, await jpeg(640, 480), words)
  const before = [await add('Une'), await add('Deux'), await add('Trois')]
  await site.decides(GALLERY, PIECE, { do: 'accept', ids: before })
  // The campaign of this gallery has no circles: what the API answers where there are some.
  await page.route(/\/pieces\/mur(\/photos\?.*)?$/, async (route) => {
    const answered = await route.fetch()
    const answer = await answered.json()
    if (!route.request().url().includes('order=')) return route.fulfill({ json: { ...answer, circle: true } })
    if (!route.request().url().includes('order=circle')) return route.fulfill({ json: answer })
    const all = await (await route.fetch({ url: route.request().url().replace('circle', 'newest') })).json()
    return route.fulfill({ json: { ...all, photos: all.photos.slice(0, 1), shown: 1 } })
  })
  await phone.enter(site.link(GALLERY))
  await expect(onWall(page)).toHaveCount(3)
  const later = [await add('Quatre'), await add('Cinq')]
  await site.decides(GALLERY, PIECE, { do: 'refuse', ids: before.slice(0, 2), reason: 'unclear' })
  await site.decides(GALLERY, PIECE, { do: 'accept', ids: later })
  await expect(page.locator('.wall-fresh')).toHaveText(/^2\snouvelles photos/)
  await expect(page.locator('.wall-count')).toHaveText('3\u00a0photos')

  await page.getByRole('button', { name: 'Ton cercle' }).tap()
  await expect(onWall(page)).toHaveCount(1)
  await expect(page.locator('.wall-count')).toHaveText('Une photo')
  await expect(onWall(page)).toHaveAttribute('aria-setsize', '1')
  await expect(page.locator('.wall-fresh')).toBeHidden()
  await expectDecent(page)
  const last = await add('Six')
  await site.decides(GALLERY, PIECE, { do: 'accept', ids: [last] })
  await page.getByRole('button', { name: 'Une nouvelle photo' }).tap()
  await expect(onWall(page)).toHaveCount(4)
  await expect(page.getByRole('button', { name: 'Les dernières' })).toHaveAttribute('aria-pressed', 'true')
  await page.unrouteAll({ behavior: 'wait' })
})

test('says what a photo was refused for, what cannot be read, and when no more can be added', async ({
  site,
  newPhone,
}) => {
  const phone = await newPhone({ viewport: NARROW })
  const { page } = phone
  await phone.enter(site.link(GALLERY))
  const note = page.locator('.door-note')
  await choose(page, Buffer.from('Not a photo, whatever it is called, and long enough'))
  await expect(note).toContainText('Ce n’est pas une photo lisible ici.')
  await choose(
    page,
    Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1 and no more of it than that'),
    'IMG_1.HEIC',
    'image/heic',
  )
  await expect(note).toContainText('HEIC')
  const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  await choose(page, bomb, 'white.png', 'image/png')
  await expect(note).toContainText('Cette photo est trop grande pour ce navigateur.')

  for (const words of ['Une', 'Deux']) {
    await choose(page, await jpeg(640, 480))
    await caption(page).fill(words)
    await send(page).tap()
    await expect(own(page).filter({ has: page.getByRole('img', { name: words }) })).toBeVisible()
  }
  await expect(note).toContainText('Toutes tes photos y sont.')
  await expect(page.getByRole('button', { name: /Choisir|Prendre/ })).toHaveCount(0)
  const held = await site.queue(GALLERY, PIECE, 'waiting')
  await site.decides(GALLERY, PIECE, { do: 'refuse', ids: held.map(({ id }) => id), reason: 'plate' })
  await page.reload()
  await expect(own(page).first()).toContainText('On y lit une plaque. Cache-la et renvoie la photo.')
  await expectDecent(page)
})

test('a brush hides a face before anything is sent, by pointer and by keyboard, and takes it back', async ({
  site,
  phone,
}) => {
  const { page } = phone
  const sent = await keepSent(page)
  await phone.enter(site.link(GALLERY))
  // Lines so fine that squares of the brush are grey.
  const lines = Buffer.from(Uint8Array.from({ length: 1200 * 800 }, (_, i) => (i % 6 < 3 ? 0 : 255)))
  const photo = await sharp(lines, { raw: { width: 1200, height: 800, channels: 1 } })
    .jpeg({ quality: 95 })
    .toBuffer()
  await choose(page, photo)
  await expect(caption(page)).toBeFocused()
  await page.getByRole('button', { name: 'Cacher quelque chose' }).tap()
  const canvas = page.getByRole('application', { name: /^Pinceau/ })
  await expect(canvas).toBeFocused()
  await expectDecent(page)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('+')
  await page.keyboard.press(' ')
  const undo = page.getByRole('button', { name: 'Défaire' })
  await undo.tap()
  await expect(undo).toBeHidden()
  await canvas.focus()
  await page.keyboard.press(' ')
  // By pointer, in a corner.
  const { x = 0, y = 0, width = 0, height = 0 } = (await canvas.boundingBox()) ?? {}
  await page.mouse.move(x + width / 8, y + height / 8)
  await page.mouse.down()
  await page.mouse.move(x + width / 6, y + height / 8, { steps: 4 })
  await page.mouse.up()
  await page.getByRole('button', { name: 'Cacher quelque chose' }).tap()
  await send(page).tap()
  await expect(own(page)).toBeVisible()
  const [left, top, middle] = await contrasts(await sent(), [
    [130, 90],
    [700, 700],
    [624, 400],
  ])
  expect(left).toBeLessThan(20)
  expect(middle).toBeLessThan(20)
  expect(top).toBeGreaterThan(60)
})

/** How much the pixels around some places differ. */
function contrasts(photo: Buffer, places: [number, number][]): Promise<number[]> {
  return Promise.all(
    places.map(async ([left, top]) => {
      const area = sharp(photo).extract({ left: left - 10, top: top - 10, width: 20, height: 20 })
      const { channels } = await sharp(await area.png().toBuffer()).stats()
      return channels[0]?.stdev ?? 0
    }),
  )
}

test('one photo is passed on by the fan’s own link, opens there, is reported, and is missed kindly once it is gone', async ({
  site,
  phone,
  newPhone,
}) => {
  const ids: string[] = []
  const long = `Deuxième. ${'Le café fume encore. '.repeat(6)}`.trim()
  for (const words of ['Première', long, 'Troisième']) {
    ids.push(await site.addedElsewhere(GALLERY, PIECE, await jpeg(800, 600), words))
  }
  await site.decides(GALLERY, PIECE, { do: 'accept', ids })
  const { page } = phone
  await phone.enter(site.link(GALLERY))
  await page.getByRole('button', { name: 'Deuxième' }).tap()
  await expect(viewerOf(page).getByRole('status').first()).toContainText('2 / 3 Deuxième')
  await expectDecent(page)
  // Its caption is read whole below what can be done with it.
  const [bar, caption] = await Promise.all(
    ['.photo-bar', '.pswp__caption'].map((each) => page.locator(each).boundingBox()),
  )
  expect(bar && bar.y + bar.height).toBeLessThanOrEqual(caption?.y ?? 0)
  await viewerOf(page).getByRole('button', { name: 'La passer' }).tap()
  await expect(viewerOf(page)).toHaveCount(0)
  await expect(page.locator('.share h2')).toBeFocused()
  await expect(page.locator('.shared-photo')).toContainText('C’est cette photo que tu passes.')
  await expectDecent(page)
  await page.getByRole('button', { name: 'WhatsApp' }).tap()
  const text = (await phone.departure()).searchParams.get('text') ?? ''
  const link = text.split(/\s/).at(-1) ?? ''
  expect(link).toBe(`${site.origin}/${GALLERY}/?p=${ids[1]}#w${phone.ownToken()}`)
  await page.getByRole('button', { name: 'Plutôt toute la page' }).tap()
  await expect(page.locator('.shared-photo')).toHaveCount(0)

  // As a gateway encodes it, and after a reload before it is opened.
  const friend = await newPhone()
  await friend.follow(link.replace('#', '%23'))
  await friend.shows('gate')
  await expect.poll(() => friend.page.evaluate(() => history.state?.photo)).toBe(ids[1])
  await friend.page.reload()
  await friend.shows('gate')
  await friend.tap()
  await expect(viewerOf(friend.page).getByRole('status').first()).toContainText('Deuxième')
  await expect(viewerOf(friend.page)).toContainText('Passée par une personne')
  const report = viewerOf(friend.page).locator('.photo-report')
  // A double tap is one answer.
  await report.evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await expect(report).toHaveText('Elle n’a rien à faire ici\u00a0: la signaler')
  await report.tap()
  await expect(viewerOf(friend.page)).toContainText('Merci. Quelqu’un va la regarder.')
  expect((await site.queue(GALLERY, PIECE, 'reported')).map(({ id }) => id)).toEqual([ids[1]])
  await friend.page.keyboard.press('Escape')
  await expect(friend.page.getByRole('button', { name: 'Deuxième' })).toBeFocused()
  // It opened there once, and not at every reload.
  await friend.page.reload()
  await friend.shows('open')
  await expect(onWall(friend.page)).toHaveCount(3)
  await expect(viewerOf(friend.page)).toHaveCount(0)

  // The one that was passed on most comes first, where that is asked for.
  await friend.page.getByRole('button', { name: 'Les plus passées' }).tap()
  await expect(onWall(friend.page).first()).toContainText('Deuxième')

  await site.decides(GALLERY, PIECE, { do: 'refuse', ids: [ids[1] ?? ''], reason: 'person' })
  const late = await newPhone()
  late.expects(/404/)
  await late.enter(link)
  await expect(late.page.locator('.wall-gone')).toHaveText('La photo qu’on t’a passée a été retirée. Voici les autres.')
  await expect(onWall(late.page)).toHaveCount(2)
  await expectDecent(late.page)
})

test('a long wall is shown in parts, read on by whoever asks, and keeps no more of it than is near', async ({
  site,
  phone,
}) => {
  const photo = await jpeg(300, 200)
  const { page } = phone
  const wall = Array.from({ length: 240 }, (_, i) => ({
    ...{ id: `photo${String(i).padStart(17, '0')}`, caption: `Nº ${i + 1}`, width: 300, height: 200 },
    ...{ passedOn: 0, isOwn: false },
  }))
  const id = await site.addedElsewhere(GALLERY, PIECE, photo, 'La vraie')
  await site.decides(GALLERY, PIECE, { do: 'accept', ids: [id] })
  const figures = { shown: wall.length, place: wall.length }
  // What a wall of 240 would answer; every photo is the real one.
  await page.route(/\/pieces\/mur(\/photos(\?.*)?)?$/, async (route) => {
    const url = new URL(route.request().url())
    if (!url.pathname.endsWith('/photos'))
      return route.fulfill({ json: { ...figures, own: [], left: 2, blocked: false, full: false, circle: false } })
    const from = Number(url.searchParams.get('after') ?? 0)
    const next = from + 60 < wall.length ? String(from + 60) : null
    return route.fulfill({ json: { ...figures, photos: wall.slice(from, from + 60), next } })
  })
  await page.route(/\/photos\/photo\d+\/thumb$/, async (route) =>
    route.continue({
      url: route
        .request()
        .url()
        .replace(/photo\d+/, id),
    }),
  )
  // The stream would tell how many there really are.
  await page.route('**/live', (route) => route.fulfill({ status: 204 }))
  await phone.enter(site.link(GALLERY))
  await expect(onWall(page)).toHaveCount(12)
  await expect(page.locator('.wall-count')).toHaveText('240 photos')
  await expect(onWall(page).first()).toHaveAttribute('aria-setsize', '240')
  await page.getByRole('button', { name: 'En voir plus' }).tap()
  await expect(page.getByRole('button', { name: 'Nº 13', exact: true })).toBeFocused()
  // To the end, by keyboard.
  const pressEnd = async () => {
    await page.keyboard.press('End')
    return page.evaluate(() => document.activeElement?.querySelector('img')?.alt)
  }
  await expect.poll(pressEnd).toBe('Nº 240')
  await expect(page.locator('.photo img[src]').last()).toHaveAttribute('data-state', 'ready')
  await expect.poll(() => page.locator('.photo img[src]').count()).toBeLessThan(60)
  await expect.poll(() => onWall(page).count()).toBeLessThan(190)
  await page.getByRole('button', { name: 'En voir moins' }).tap()
  await expect(page.getByRole('button', { name: 'Nº 1', exact: true })).toBeFocused()
  await expect(onWall(page)).toHaveCount(12)
})
