import type { Page, Route } from 'playwright'
import { CIRCLES, NORTH } from './campaigns.ts'
import { expectDecent, expectDecentByNight } from './decent.ts'
import type { Phone } from './phone.ts'
import { expect, test } from './test.ts'
import type { TestSite } from './test-site.ts'

const MONTH = 'un-mois-sans'
const BRITTANY = { label: 'Bretagne, premiers inscrits' }
const POSTER = { label: 'Affiche des pharmacies' }

const dialog = (page: Page) => page.locator('dialog.circles')
const field = (page: Page) => page.getByRole('textbox', { name: 'Ton code postal ou ta ville' })
const circle = (page: Page, name: string) => dialog(page).getByRole('radio', { name, exact: false })
const shownCircles = (page: Page) => dialog(page).locator('label:has([type=radio]):visible bdi')
const found = (page: Page) => page.locator('#circles-found')

/** Comes to the gate by the poster, which has no circle, and taps. */
async function askForCircle(phone: Phone, link: string): Promise<Page> {
  const { page } = phone
  await phone.follow(link)
  await phone.shows('gate')
  await expect(page.locator('#hint')).toHaveText('Tu choisiras ton cercle en ouvrant.')
  await phone.tap()
  await expect(dialog(page)).toBeVisible()
  return page
}

/** Chooses a circle from the list of an earlier build, which the page has had since: the API of today refuses it. */
async function chooseOneGone(phone: Phone, site: TestSite): Promise<void> {
  phone.expects(/422/)
  const list = '**/circles/fr/list.json'
  await phone.page.route(list, async (route) => {
    const response = await route.fetch()
    const file = await response.json()
    await route.fulfill({ response, json: { ...file, list: [{ id: 'alsace', name: 'Alsace' }, ...file.list] } })
  })
  const page = await askForCircle(phone, site.link(MONTH, POSTER))
  await circle(page, 'Alsace').check()
  await page.unroute(list)
  await page.getByRole('button', { name: 'Entrer dans ce cercle' }).tap()
  await expect(dialog(page)).toContainText('Ce cercle n’existe plus.')
}

test('a link names its circle quietly; inside are its message, counter, messages and pieces, and of others nothing', async ({
  site,
  phone,
  newPhone,
}) => {
  const { page } = phone
  const bodies: string[] = []
  page.on('response', async (response) => {
    if (/html|json/.test(response.headers()['content-type'] ?? '')) bodies.push(await response.text().catch(() => ''))
  })
  await phone.follow(site.link(MONTH, BRITTANY))
  await phone.shows('gate')
  await expect(page.locator('#hint')).toHaveText('Tu entres dans le cercle «\u202f\u2068Bretagne\u2069\u202f».')
  await phone.tap()
  await phone.shows('open')
  const room = page.getByRole('region', { name: 'Cercle Bretagne' })
  await expect(room).toContainText('Ici, l’air arrive en premier.')
  await expect(room).toContainText('1 personne dans le cercle')
  await expect(room.getByRole('progressbar')).toHaveAttribute('max', '200')
  await expect(room.getByRole('img')).toHaveJSProperty('complete', true)
  await phone.showsPiece('ici-bretagne', 'open')
  await expect(page.locator('[data-piece]')).toHaveCount(5)
  expect(await page.locator('[data-piece]').evaluateAll((all) => all.map(({ id }) => id))).toEqual(
    ['sept-jours', 'ici-bretagne', 'heure', 'pacte', 'cinquante'].map((id) => `piece-${id}`),
  )
  expect(bodies.join('')).not.toContain('ici-reunion')
  await expect(page.locator('#piece-cinquante .progress-text')).toHaveText('1 sur 50')

  // Others come: into this circle and into another.
  const token = phone.ownToken()
  await site.openedElsewhere(MONTH, token)
  await site.openedElsewhere(MONTH, site.rootToken(MONTH, 'Corse, premiers inscrits'))
  await expect(room).toContainText('2 personnes dans le cercle')
  await phone.showsViews(3)

  await phone.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.locator('[data-channel=copy]').tap()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^Mardi on marche, et je ne fume plus\./)
  await expectDecentByNight(page)

  await page.reload()
  await phone.shows('open')
  await expect(room).toContainText('2 personnes dans le cercle')
  await phone.showsPiece('ici-bretagne', 'open')
  expect(await site.views(MONTH)).toBe(3)

  // Whoever was passed it on is in the same circle.
  const friend = await newPhone()
  await friend.follow(`${site.origin}/${MONTH}/#w${token}`)
  await expect(friend.page.locator('#hint')).toContainText('Bretagne')
})

test('a link without one asks; a postcode leads, by keyboard alone, and what is typed goes nowhere', async ({
  site,
  phone,
}) => {
  const sent: string[] = []
  phone.page.on('request', (request) => sent.push(decodeURIComponent(request.url()), request.postData() ?? ''))
  const page = await askForCircle(phone, site.link(MONTH, POSTER))
  await expect(shownCircles(page)).toHaveCount(18)
  await expectDecentByNight(page)

  await page.keyboard.press('Tab')
  await field(page).focus()
  await page.keyboard.type('35 4')
  await expect(shownCircles(page)).toHaveText(['Bretagne'])
  await page.keyboard.type('00')
  await expect(found(page)).toHaveText('Un cercle trouvé.')
  await page.keyboard.press('Enter')
  await expect(circle(page, 'Bretagne')).toBeFocused()
  await expect(circle(page, 'Bretagne')).toBeChecked()
  expect(await site.views(MONTH)).toBe(0)
  await page.keyboard.press('Enter')
  await phone.shows('open')
  await expect(page.getByRole('heading', { name: 'Cercle Bretagne' })).toBeVisible()
  await phone.showsPiece('ici-bretagne', 'open')
  expect(sent.filter((text) => /35\s?4/.test(text.replace(/[1-9A-HJ-NP-Za-km-z]{22}/g, '')))).toEqual([])
  expect(sent.filter((url) => url.endsWith('country.json'))).toEqual([])
})

test('a town leads too, however it is written; where several fit one chooses, and where none does from the list', async ({
  site,
  phone,
}) => {
  const sent: string[] = []
  phone.page.on('request', (request) => sent.push(decodeURIComponent(request.url()), request.postData() ?? ''))
  const page = await askForCircle(phone, site.link(MONTH, POSTER))
  await field(page).fill('st denis')
  await expect(dialog(page)).toContainText('Saint-Denis (93)')
  await expect(dialog(page)).toContainText('Saint-Denis (974)')
  await expect(circle(page, 'La Réunion')).not.toBeChecked()
  await field(page).fill('xyzzy')
  await expect(found(page)).toHaveText('Rien trouvé. Choisis dans la liste.')
  await expect(shownCircles(page)).toHaveCount(18)
  await page.getByRole('button', { name: 'Entrer dans ce cercle' }).tap()
  await expect(found(page)).toHaveText('Choisis d’abord un cercle.')
  await field(page).fill('Mulhousse')
  await expect(shownCircles(page)).toHaveText(['Grand Est'])
  await expect(circle(page, 'Grand Est')).not.toBeChecked()
  await field(page).fill('Mulhouse')
  await expect(circle(page, 'Grand Est')).toBeChecked()
  await field(page).fill('')
  await expect(shownCircles(page)).toHaveCount(18)
  await expect(circle(page, 'Grand Est')).not.toBeChecked()
  await circle(page, 'La Réunion').check()
  await page.getByRole('button', { name: 'Entrer dans ce cercle' }).tap()
  await phone.shows('open')
  await phone.showsPiece('ici-reunion', 'open')
  expect(sent.filter((text) => /denis|xyzzy|mulhousse/i.test(text))).toEqual([])
  expect(sent.filter((url) => url.endsWith('country.json'))).toHaveLength(1)
})

test('who goes back has opened nothing, and can choose later', async ({ site, phone }) => {
  const page = await askForCircle(phone, site.link(MONTH, POSTER))
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await phone.shows('gate')
  await expect(page.locator('#open')).not.toHaveAttribute('aria-busy')
  expect(await site.views(MONTH)).toBe(0)
  await phone.tap()
  await page.getByRole('button', { name: 'Revenir' }).tap()
  await expect(dialog(page)).toHaveCount(0)
  await phone.tap()
  await circle(page, 'Corse').check()
  await page.getByRole('button', { name: 'Entrer dans ce cercle' }).tap()
  await phone.shows('open')
  await expect(page.getByRole('heading', { name: 'Cercle Corse' })).toBeVisible()
})

test('a circle that is gone by now is said to be: one chooses another, or goes on without', async ({
  site,
  newPhone,
}) => {
  const phone = await newPhone({ viewport: { width: 360, height: 740 } })
  const { page } = phone
  await chooseOneGone(phone, site)
  await expect(dialog(page)).toContainText('Rien n’a été compté. Tu peux en choisir un autre, ou entrer sans cercle.')
  await expect(circle(page, 'Alsace')).toHaveCount(0)
  await expectDecent(page)
  await page.keyboard.press('Escape')
  await phone.shows('gate')
  await expect(page.locator('#line')).toHaveText('Ce cercle n’existe plus.')
  expect(await site.views(MONTH)).toBe(0)
  await phone.tap()
  await circle(page, 'Corse').check()
  await page.getByRole('button', { name: 'Entrer dans ce cercle' }).tap()
  await phone.shows('open')
  await expect(page.getByRole('heading', { name: 'Cercle Corse' })).toBeVisible()

  const without = await newPhone()
  await chooseOneGone(without, site)
  await without.page.getByRole('button', { name: 'Entrer sans cercle' }).tap()
  await without.shows('open')
  await expect(without.page.getByRole('heading', { name: /^Cercle/ })).toHaveCount(0)
  await without.showsPiece('sept-jours', 'open')
})

test('who opened without a circle is asked when they come back, and takes along who came through them', async ({
  site,
  newPhone,
}) => {
  const phone = await newPhone({ viewport: { width: 360, height: 740 } })
  const { page } = phone
  await chooseOneGone(phone, site)
  await page.getByRole('button', { name: 'Entrer sans cercle' }).tap()
  await phone.shows('open')
  await site.openedElsewhere(MONTH, phone.ownToken())
  await phone.showsViews(2)
  await expect(dialog(page)).toHaveCount(0)

  await page.reload()
  await phone.shows('open')
  await expect(dialog(page)).toContainText('Choisis ton cercle.')
  await expectDecent(page)
  await page.getByRole('button', { name: 'Plus tard' }).tap()
  await site.openedElsewhere(MONTH, site.rootToken(MONTH, BRITTANY.label))
  await phone.showsViews(3)
  await expect(dialog(page)).toHaveCount(0)

  await page.reload()
  // The page asks again, since somebody opened, while the circle of the first answer still loads.
  const answerLate = async (route: Route) => {
    const again = page.waitForResponse('**/pass')
    await site.openedElsewhere(MONTH, site.rootToken(MONTH, BRITTANY.label))
    await again
    await route.continue()
  }
  await page.route('**/circles/fr/bretagne/', answerLate, { times: 1 })
  await circle(page, 'Bretagne').check()
  await page.getByRole('button', { name: 'Entrer dans ce cercle' }).tap()
  await expect(page.getByRole('region', { name: 'Cercle Bretagne' })).toContainText('4 personnes dans le cercle')
  await phone.showsPiece('ici-bretagne', 'open')
  expect(await site.views(MONTH)).toBe(4)
  await page.reload()
  await expect(page.getByRole('region', { name: 'Cercle Bretagne' })).toBeVisible()
  await expect(dialog(page)).toHaveCount(0)
})

test('the agency’s word to one circle is on the page of its fans, and of no others', async ({ site, newPhone }) => {
  const [breton, corsican] = [await newPhone(), await newPhone()]
  await breton.enter(site.link(MONTH, BRITTANY))
  await corsican.enter(site.link(MONTH, { label: 'Corse, premiers inscrits' }))
  const said = (phone: Phone) => phone.page.getByRole('region', { name: 'Un mot signé Agence Grand Air' })
  await expect(said(breton)).toContainText('Annick, infirmière à Lorient, marche avec vous le mardi.')
  await expect(said(corsican)).toHaveCount(0)
  await expectDecentByNight(breton.page)
})

test('without a network nothing is asked and nothing counted; with it, the same tap goes on', async ({
  site,
  phone,
}) => {
  const { page } = phone
  await page.route('**/invitation', (route) => route.abort())
  await page.route('**/country.json', (route) => route.abort())
  phone.expects(/Failed to load resource|ERR_FAILED/)
  await phone.follow(site.link(MONTH, POSTER))
  await phone.shows('gate')
  await phone.tap()
  await phone.shows('gate', 'offline')
  expect(await site.views(MONTH)).toBe(0)
  await page.unroute('**/invitation')
  await phone.tap()
  // Towns cannot be found now, but circles by their names.
  await field(page).fill('bretagne')
  await expect(shownCircles(page)).toHaveText(['Bretagne'])
  await page.getByRole('button', { name: 'Entrer dans ce cercle' }).tap()
  await phone.shows('open')
})

test('from right to left, from a list: pieces open with the circle, and its division is told once', async ({
  site,
  newPhone,
}) => {
  const phone = await newPhone({ locale: 'ar' })
  const { page } = phone
  await phone.follow(site.link(CIRCLES))
  await phone.shows('gate')
  await phone.tap()
  await expect(dialog(page)).toBeVisible()
  await expect(dialog(page).getByRole('textbox')).toHaveCount(0)
  await expectDecent(page)
  await dialog(page).getByRole('radio').first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await phone.shows('open')
  const room = page.locator('#circle')
  await expect(room.getByRole('heading')).toHaveText('دائرة الشمال')
  await phone.showsPiece('shamali', 'open')
  await phone.showsPiece('together', 'locked')
  const root = site.rootToken(CIRCLES, NORTH)
  const first = await site.openedElsewhere(CIRCLES, root)
  await site.openedElsewhere(CIRCLES, first)
  await phone.showsPiece('together', 'open')
  await expect(page.locator('.circle-news')).toHaveCount(0)

  for (let i = 0; i < 9; i++) await site.openedElsewhere(CIRCLES, i % 2 ? root : first)
  const news = page.locator('.circle-news')
  await expect(news).toContainText('كبرت دائرتك.')
  await expect(room.getByRole('heading')).toHaveText(/^دائرة الشمال [12]$/)
  await expectDecent(page)
  // Its goal is before it again.
  const views = await room.getByRole('progressbar').evaluate((bar: HTMLProgressElement) => bar.value)
  expect(views).toBeLessThan(8)
  await expect(page.locator('#circle-goal')).toHaveText('هدف الدائرة: 8')
  await news.getByRole('button').tap()
  await expect(news).toHaveCount(0)
  await page.reload()
  await phone.shows('open')
  await expect(room.getByRole('heading')).toHaveText(/^دائرة الشمال [12]$/)
  await expect(news).toHaveCount(0)

  // Whoever comes later finds it so, and is told nothing.
  const later = await newPhone({ locale: 'ar' })
  await later.enter(site.link(CIRCLES, { label: NORTH }))
  await expect(later.page.locator('#circle').getByRole('heading')).toHaveText(/الشمال [12]/)
  await later.page.reload()
  await later.shows('open')
  await expect(later.page.locator('.circle-news')).toHaveCount(0)
})

test('a preview shows every circle, and counts nothing', async ({ site, phone }) => {
  const { page } = phone
  await phone.follow(await site.previewLink(MONTH))
  await phone.shows('gate')
  await phone.tap()
  await circle(page, 'La Réunion').check()
  await page.getByRole('button', { name: 'Entrer dans ce cercle' }).tap()
  await phone.shows('open')
  await expect(page.getByRole('heading', { name: 'Cercle La Réunion' })).toBeVisible()
  for (const id of ['sept-jours', 'ici-reunion', 'cinquante']) await phone.showsPiece(id, 'open')
  await expect(page.locator('#piece-ici-bretagne')).toHaveCount(0)
  expect(await site.views(MONTH)).toBe(0)
})
