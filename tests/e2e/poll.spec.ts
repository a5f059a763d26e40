import type { Page } from 'playwright'
import { expectDecent, NARROW } from './decent.ts'
import { expect, test } from './test.ts'

const BAKERY = 'jaune-ou-rose'
const REGULARS = { label: 'Les habitués du samedi' }

/** The poll is closed by then, and its campaign is not: `campaigns.ts` moves both into one year. */
const CLOSED = Date.parse('2059-07-01')

const choice = (page: Page, id: string) => page.locator(`.poll [data-choice="${id}"]`)
const share = (page: Page, id: string) => choice(page, id).locator('.choice-share b')
const send = (page: Page) => page.locator('.poll-send')
const note = (page: Page) => page.locator('.poll-note')

test('two fans vote, see each other’s vote come in, and change their mind, with and without a network', {
  tag: '@edge',
}, async ({ site, phone, newPhone }) => {
  const { page } = phone
  await phone.enter(site.link(BAKERY, REGULARS))
  await expect(page.getByRole('group', { name: 'Alors, jaune ou rose ?' })).toBeVisible()
  await send(page).tap()
  await expect(note(page)).toHaveText('Choisis d’abord.')

  // By keyboard alone.
  await page.getByRole('radio', { name: 'Jaune' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Rose' })).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(send(page)).toHaveText('C’est compté')
  await expect(share(page, 'rose')).toHaveText(/^100.%$/)
  await expect(page.getByRole('radio', { name: 'Rose' })).toHaveAccessibleDescription(/^100.% ?1$/)
  const place = await send(page).boundingBox()

  const other = await newPhone({ locale: 'en-GB' })
  await other.enter(site.link(BAKERY, REGULARS))
  await expect(other.page.getByRole('group', { name: 'So, yellow or pink?' })).toBeVisible()
  await choice(other.page, 'jaune').tap()
  await send(other.page).tap()
  await expect(share(other.page, 'jaune')).toHaveText('50%')
  await expect(share(page, 'jaune')).toHaveText(/^50.%$/)
  await expect(page.locator('.poll-votes')).toHaveText('2 voix.')
  expect(await send(page).boundingBox()).toEqual(place)
  await expectDecent(page)

  await choice(other.page, 'rose').tap()
  await expect(send(other.page)).toHaveText('Change my mind')
  await send(other.page).tap()
  await expect(share(page, 'rose')).toHaveText(/^100.%$/)

  // The network is gone: the vote waits, says so, and arrives by itself.
  other.expects(/ERR_INTERNET_DISCONNECTED/)
  await other.context.setOffline(true)
  await choice(other.page, 'jaune').tap()
  await send(other.page).tap()
  await expect(note(other.page)).toContainText('isn’t counted yet')
  await other.context.setOffline(false)
  await expect(send(other.page)).toHaveText('It counts')
  await expect(share(page, 'jaune')).toHaveText(/^50.%$/)

  // So it does when the page was closed meanwhile.
  other.expects(/ERR_FAILED/)
  await other.page.route('**/vote', (route) => route.abort())
  await choice(other.page, 'rose').tap()
  await send(other.page).tap()
  await expect(note(other.page)).toContainText('isn’t counted yet')
  await other.page.unroute('**/vote')
  await other.page.reload()
  await expect(send(other.page)).toHaveText('It counts')
  await expect(other.page.getByRole('radio', { name: 'Pink' })).toBeChecked()
  await expect(share(page, 'rose')).toHaveText(/^100.%$/)
})

test('once it is closed, only what counts is shown as picked, and a change that came too late says so', async ({
  site,
  phone,
  newPhone,
}) => {
  const late = await newPhone()
  for (const each of [phone, late]) {
    await each.hasItsOwnClock()
    await each.enter(site.link(BAKERY, REGULARS))
  }
  await choice(late.page, 'rose').tap()
  await send(late.page).tap()
  await expect(send(late.page)).toHaveText('C’est compté')
  late.expects(/ERR_INTERNET_DISCONNECTED/)
  late.expects(/status of 410/)
  await late.context.setOffline(true)
  await choice(late.page, 'jaune').tap()
  await send(late.page).tap()
  await expect(note(late.page)).toContainText('n’est pas encore comptée')
  await choice(phone.page, 'jaune').tap()

  const wait = CLOSED - Date.now()
  await site.waits(wait)
  for (const each of [phone, late]) await each.waits(wait)
  await late.context.setOffline(false)

  await expect(note(late.page)).toHaveText(
    'Le vote est clos. Ton changement est arrivé après la clôture. C’est ta voix d’avant qui compte.',
  )
  await expect(late.page.getByRole('radio', { name: 'Rose' })).toBeChecked()
  await expect(note(phone.page)).toHaveText('Le vote est clos.')
  await expect(phone.page.getByRole('radio', { checked: true })).toHaveCount(0)
})

test('of many votes, one is not 0 %, and all but one are not 100 %', async ({ site, phone }) => {
  await phone.page.route('**/pieces/question', async (route) => {
    const response = await route.fetch()
    const result = { votes: 30_000, choices: { jaune: 29_999, rose: 1 } }
    await route.fulfill({ response, json: { ...(await response.json()), result } })
  })
  await phone.enter(site.link(BAKERY, REGULARS))
  await expect(share(phone.page, 'jaune')).toHaveText(/^99,9.%$/)
  await expect(share(phone.page, 'rose')).toHaveText(/^0,003.%$/)
})

test('from right to left, on the narrowest phone: some are ticked, others put in order by buttons', async ({
  site,
  newPhone,
}) => {
  const phone = await newPhone({ locale: 'ar', viewport: NARROW })
  const { page } = phone
  await phone.enter(site.link('istiftaa'))
  const [several, ranking] = [page.locator('#piece-aghani'), page.locator('#piece-tartib')]
  await expect(several.locator('.poll-rule')).toHaveText('اختياران على الأكثر.')
  for (const id of ['bahr', 'layl']) await choice(page, id).tap()
  await choice(page, 'qamar').tap()
  await expect(several.locator('.poll-note')).toContainText('اثنان على الأكثر')
  await expect(several.getByRole('checkbox', { checked: true })).toHaveCount(2)
  await several.locator('.poll-send').tap()
  await expect(several.locator('.poll-send')).toHaveText('حُسب الصوت')
  // Hidden from fans, and no place is kept for it.
  await expect(several.locator('.choice-share').first()).toBeHidden()

  const order = ranking.locator('[data-choice] .choice')
  await expect(order).toHaveText(['تين', 'رمّان', 'تمر'])
  // Between picture and buttons, a word would stand one letter a line.
  expect((await choice(page, 'tamr').locator('.choice').boundingBox())?.width).toBeGreaterThan(100)
  const up = ranking.getByRole('button', { name: 'إلى أعلى: \u2068تمر\u2069' })
  await up.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  await expect(order).toHaveText(['تمر', 'تين', 'رمّان'])
  await expect(up).toBeFocused()
  await expect(up).toHaveAttribute('aria-disabled', 'true')
  await expect(ranking.locator('.poll-note')).toHaveText('\u2068تمر\u2069: 1 من 3')
  await ranking.locator('.poll-send').tap()
  await expect(ranking.locator('.choice-share b').first()).toContainText('100')
  // What grows, grows from the right.
  const bar = ranking.locator('[data-choice]:first-child .choice-bar')
  expect(await bar.evaluate((element) => getComputedStyle(element, '::before').getPropertyValue('--way'))).toBe('-1')
  await expectDecent(page)
  await page.reload()
  await expect(order).toHaveText(['تمر', 'تين', 'رمّان'])
  const down = ranking.locator('.moves button').nth(1)
  await down.focus()
  await site.openedElsewhere('istiftaa', site.rootToken('istiftaa'))
  await phone.showsViews(2)
  await expect(down).toBeFocused()

  // A choice that was added since the vote stands last, and the vote is to be given anew.
  await page.route('**/pieces/tartib', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), vote: ['rumman', 'tin'] } })
  })
  await page.reload()
  await expect(order).toHaveText(['رمّان', 'تين', 'تمر'])
  await expect(ranking.locator('.poll-send')).toHaveAttribute('aria-disabled', 'false')
})

test('the studio says how it stands, how sure that is, and which votes are worth nothing', async ({ site, desk }) => {
  const { page } = desk
  const votes = ['jaune', 'jaune', 'rose', 'jaune', 'jaune', 'jaune', 'jaune', 'jaune']
  for (const picked of votes) await site.votedElsewhere(BAKERY, REGULARS.label, 'question', [picked])
  await site.openedElsewhere(BAKERY, site.rootToken(BAKERY, REGULARS.label))
  await desk.enter(site, `?c=${BAKERY}`, { role: 'editor' })
  const section = page.locator('#poll-question')
  await expect(section.locator('.sentence')).toContainText('Jaune leads with 88% (95% sure: 53% to 98%)')
  await expect(section).toContainText('8 votes of 9 openings: 89% voted')
  await expect(section.getByRole('row', { name: /^Rose/ })).toContainText('1')
  // It moves while it is looked at.
  await site.votedElsewhere(BAKERY, REGULARS.label, 'question', ['rose'])
  await expect(section).toContainText('9 votes of 10 openings')
  await site.changes(BAKERY, site.rootToken(BAKERY, REGULARS.label), { void: 'branch', why: 'Stuffed' })
  await expect(section).toContainText('9 votes are voided and in no other figure.')
  await expectDecent(page)
  // Of a channel by which nobody came, it is not said that nobody has voted.
  await page.goto(`${site.origin}/studio/?c=${BAKERY}&channel=email`)
  await expect(section.locator('.sentence')).toHaveText('No vote is counted for this selection.')
})
