import type { Page } from 'playwright'
import { REAL } from './campaigns.ts'
import { expectDecent, expectDecentByNight } from './decent.ts'
import type { Phone } from './phone.ts'
import { expect, test } from './test.ts'
import type { TestSite } from './test-site.ts'

const SLUG = 'a-feu-doux'
const FIRST = 'Nous faisons des cocottes. Les recettes, c’est vous.\nAlors on se tait, sauf si ça brûle.'
const LINE = 'Le bouton du couvercle chauffe trop.'

const word = (page: Page) => page.getByRole('region', { name: 'Un mot signé Vauquer' })
const here = (page: Page) => page.locator('.here')
const teller = (page: Page) => page.getByRole('region', { name: 'Le dire à Vauquer' })
const enter = (phone: Phone, site: TestSite) => phone.enter(site.link(SLUG, { label: REAL[SLUG] }))

/** The page goes out of sight, as when another app comes to the front; and back. */
async function turnsAway({ page }: Phone, isAway = true): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (hidden ? 'hidden' : 'visible'),
    })
    document.dispatchEvent(new Event('visibilitychange'))
  }, isAway)
}

test('three who are here together open what is theirs, and it closes when one of them leaves', async ({
  site,
  phone,
  newPhone,
}) => {
  const [second, third] = [await newPhone(), await newPhone()]
  await enter(phone, site)
  await expect(here(phone.page)).toBeHidden()
  await phone.showsPiece('a-trois', 'locked')
  const piece = phone.page.locator('[data-piece="a-trois"]')
  await expect(piece).toContainText('S’ouvre tant que 3\u00a0personnes sont là ensemble.')
  await expect(piece).toContainText('1 sur 3')

  await enter(second, site)
  // Two would tell of each other.
  for (const { page } of [phone, second]) await expect(here(page)).toBeHidden()
  await expect(piece).toContainText('1 sur 3')
  await second.showsPiece('a-trois', 'locked')

  await enter(third, site)
  for (const each of [phone, second, third]) {
    await each.showsPiece('a-trois', 'open')
    await expect(here(each.page)).toHaveText('Vous êtes 3 ici, en ce moment.')
  }
  await expect(piece).toContainText('Ne bougez plus')
  // Beats that are lost close nothing. The second one comes when the first is over.
  phone.expects(/ERR_FAILED/)
  await phone.page.route('**/presence', (route) => route.abort())
  for (let beat = 0; beat < 2; beat++) {
    const lost = phone.page.waitForEvent('requestfailed')
    await phone.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await lost
  }
  await expect(here(phone.page)).toHaveText('Vous êtes 3 ici, en ce moment.')
  await expect(piece).toContainText('Ne bougez plus')
  await phone.page.unroute('**/presence')

  await turnsAway(third)
  for (const each of [phone, second]) {
    await each.showsPiece('a-trois', 'locked')
    await expect(here(each.page)).toBeHidden()
  }
  await expect(piece).not.toContainText('Ne bougez plus')
  await expect(piece).toContainText('1 sur 3')
  await turnsAway(third, false)
  await phone.showsPiece('a-trois', 'open')
  await expect(piece).toContainText('Ne bougez plus')
})

test('the brand’s word is on the page within seconds, as text; an earlier one can be put back, and none said', async ({
  site,
  phone,
  desk,
}) => {
  const { page } = phone
  await enter(phone, site)
  await expect(word(page).getByRole('paragraph')).toHaveText(FIRST, { useInnerText: true })
  await desk.enter(site, `?c=${SLUG}`, { role: 'editor' })
  const section = desk.page.getByRole('region', { name: 'What does the brand say?' })
  await expect(section.locator('.sentence')).toHaveText('Nothing new lately. It is the members who speak.')
  const field = section.getByRole('textbox', { name: 'The word' })
  await expect(field).toHaveValue(FIRST)
  await expect(section.getByRole('button', { name: 'Pin it' })).toBeDisabled()
  await field.fill('Ce soir on baisse le feu.\nhttps://vauquer.example <b>!</b>')
  await section.getByRole('button', { name: 'Pin it' }).click()
  await expect(section.getByRole('status')).toHaveText('It is on the pages.')
  const said = word(page).getByRole('paragraph')
  await expect(said).toHaveText('Ce soir on baisse le feu.\nhttps://vauquer.example <b>!</b>', { useInnerText: true })
  await expect(said.locator('*')).toHaveCount(0)
  await expect(section.locator('.sentence')).toHaveText('One word in a day. Too few to say what that changes.')

  await section.getByRole('button', { name: /^Put back Nous faisons/ }).click()
  await expect(said).toHaveText(FIRST, { useInnerText: true })
  await section.getByRole('button', { name: 'Take it down' }).click()
  await expect(word(page)).toBeHidden()
  await section.getByLabel('Language').selectOption('en')
  await expect(field).toHaveValue('We make pots. The recipes are yours.\nSo we keep quiet, unless something’s burning.')
  const changes = desk.page.getByRole('region', { name: 'Who changed what?' })
  await expect(changes).toContainText('Took the word down: fr')
  await expect(changes).toContainText('Put an earlier word back: fr')
})

test('a fan tells the brand one line, which the desk sorts by its keys, and takes it back', async ({
  site,
  phone,
  desk,
}) => {
  const { page } = phone
  await enter(phone, site)
  const region = teller(page)
  await expect(region).toContainText('On ne sait pas qui l’écrit, alors personne n’y répond.')
  const field = region.getByRole('textbox', { name: 'Ta ligne' })
  await field.fill('x'.repeat(281))
  await expect(region.getByText('Caractères en trop : 1')).toBeVisible()
  await field.fill(LINE)
  await field.press('Enter')
  await expect(region.getByRole('status')).toHaveText('C’est dit.')
  await expect(region.getByRole('listitem')).toContainText(LINE)
  await expect(field).toHaveValue('')
  await expectDecentByNight(page)

  await desk.enter(site, `?c=${SLUG}`, { role: 'editor' })
  const section = desk.page.getByRole('region', { name: 'What are we told?' })
  await expect(section.locator('.sentence')).toHaveText('One new line.')
  const lines = section.locator('[data-line]')
  await expect(lines).toContainText(LINE)
  await section.getByRole('button', { name: 'New 1' }).focus()
  await desk.page.keyboard.press('j')
  await expect(lines).toBeFocused()
  await desk.page.keyboard.press('r')
  await expect(section.getByText('Everything is read.')).toBeVisible()
  await desk.page.keyboard.press('u')
  await expect(lines).toContainText(LINE)
  await section.getByRole('button', { name: 'Set aside', exact: true }).last().click()
  await section.getByRole('button', { name: 'Set aside 1' }).click()
  await expect(lines).toContainText(LINE)
  await expectDecent(desk.page)

  await region.getByRole('button', { name: 'Reprendre' }).tap()
  await expect(region.getByRole('status')).toHaveText('C’est repris, et effacé.')
  await expect(region.getByRole('listitem')).toHaveCount(0)
  await desk.page.reload()
  await expect(desk.page.getByRole('region', { name: 'What are we told?' })).toContainText('Set aside 0')
})

test('what is opened, reopened and passed on is counted by piece, and of nobody', async ({ site, phone, desk }) => {
  const { page } = phone
  const sent: string[] = []
  // The body of a beacon is seen by nobody else.
  await page.exposeFunction('noteBeacon', (text: string) => text.includes('daube') && sent.push(text))
  await page.addInitScript(() => {
    const send = navigator.sendBeacon.bind(navigator)
    navigator.sendBeacon = (url, body) => {
      const note = (globalThis as unknown as { noteBeacon(text: string): void }).noteBeacon
      if (body instanceof Blob) void body.text().then(note)
      return send(url, body)
    }
  })
  await enter(phone, site)
  await page.locator('[data-piece="daube"] h3').scrollIntoViewIfNeeded()
  const seen = () => page.evaluate(() => localStorage.getItem('entrenous:a-feu-doux:seen'))
  await expect.poll(seen).toBe('{"pieces":"daube"}')
  await page.getByRole('button', { name: 'Copier' }).tap()
  await turnsAway(phone)
  await expect.poll(() => sent.length).toBe(1)
  expect(JSON.parse(sent[0] ?? '')).toEqual({ pass: expect.any(String), opened: ['daube'], passedOn: ['daube'] })
  await page.reload()
  await phone.shows('open')
  await page.locator('[data-piece="daube"] h3').scrollIntoViewIfNeeded()
  await expect
    .poll(
      async () => {
        await turnsAway(phone)
        await turnsAway(phone, false)
        return sent.length
      },
      { intervals: [3000] },
    )
    .toBe(2)
  expect(JSON.parse(sent[1] ?? '')).toEqual({ pass: expect.any(String), reopened: ['daube'] })

  await desk.enter(site, `?c=${SLUG}`, { role: 'owner' })
  const row = desk.page
    .getByRole('region', { name: 'What does this crowd like?' })
    .getByRole('row', { name: /La daube/ })
  await expect(row.getByRole('cell').nth(0)).toHaveText('1')
  await expect(row.getByRole('cell').nth(1)).toHaveText('1')
  await expect(row.getByRole('cell').nth(2)).toHaveText('1')
})

test('a preview shows the word and the field, and says nothing to anybody', async ({ site, phone }) => {
  const { page } = phone
  const asked: string[] = []
  page.on('request', (request) => /\/(?:presence|follow|tell)$/.test(request.url()) && asked.push(request.url()))
  await phone.follow(await site.previewLink(SLUG))
  await phone.shows('gate')
  await phone.tap()
  await phone.shows('open')
  await expect(word(page).getByRole('paragraph')).toHaveText(FIRST, { useInnerText: true })
  await teller(page).getByRole('textbox', { name: 'Ta ligne' }).fill(LINE)
  await teller(page).getByRole('button', { name: 'Le dire' }).tap()
  await expect(teller(page).getByRole('status')).toHaveText('C’est dit.')
  expect(asked).toEqual([])
})
