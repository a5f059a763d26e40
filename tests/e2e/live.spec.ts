import { expectDecent } from './decent.ts'
import { freeze } from './frozen.ts'
import { expect, test } from './test.ts'
import type { TestSite } from './test-site.ts'

test('the counter moves without asking while somebody only reads the teaser', { tag: '@edge' }, async ({
  site,
  phone,
}) => {
  await freeze(phone.page, '**/tally')
  await phone.follow(`${site.origin}/tape/`)
  await phone.showsViews(0)
  await site.openedElsewhere('tape', site.rootToken('tape'))
  await phone.showsViews(1)
  await expect(phone.page.locator('#goal')).toHaveJSProperty('value', 1)
})

test('over capacity, or where a proxy holds the stream back, the page asks now and then instead', async ({
  site,
  phone,
}) => {
  let asked = 0
  phone.page.on('request', (request) => {
    if (request.url().endsWith('/tally')) asked++
  })
  await phone.page.route('**/live', (route) => route.fulfill({ status: 204 }))
  await phone.enter(site.link('tape'))
  await site.openedElsewhere('tape', phone.ownToken())
  await phone.showsViews(2)
  await expect(phone.page.locator('#mine')).toHaveText('One person opened your link.')
  expect(asked).toBeGreaterThan(1)

  await phone.page.unroute('**/live')
  await phone.page.route('**/live', () => undefined)
  await phone.page.reload()
  await phone.shows('open')
  await phone.showsViews(2)
  await site.openedElsewhere('tape', phone.ownToken())
  await phone.showsViews(3)
})

test('eight tabs of one browser load, and all their counters move', async ({ site, phone }) => {
  const tabs = [phone]
  for (let i = 1; i < 8; i++) tabs.push(await phone.newTab())
  for (const tab of tabs) await tab.follow(`${site.origin}/tape/`)
  for (const tab of tabs) await tab.showsViews(0)
  await site.openedElsewhere('tape', site.rootToken('tape'))
  for (const tab of tabs) await tab.showsViews(1)
  // The one that has the stream goes, and another takes its place.
  await phone.page.close()
  await site.openedElsewhere('tape', site.rootToken('tape'))
  for (const tab of tabs.slice(1)) await tab.showsViews(2)
})

/** Takes what came through the root before a moment out of every figure, or puts it back. */
const voidBefore = (site: TestSite, to: Date, isUndone = false) =>
  site.changes('tape', site.rootToken('tape'), {
    to: to.getTime(),
    ...(isUndone ? { unvoid: 'branch' } : { void: 'branch', why: 'A script' }),
  })

test('figures that fall are followed, to none too, what is open stays open, and a goal can be reached again', async ({
  site,
  phone,
  newPhone,
}) => {
  const [counter, goal] = [phone.page.locator('#counter'), phone.page.locator('#goal-label')]
  await phone.follow(site.link('tape'))
  await expect(goal).toHaveText('Goal: 10')
  for (let i = 0; i < 9; i++) await site.openedElsewhere('tape', site.rootToken('tape'))
  const moment = await site.afterViews('tape')
  await phone.shows('gate')
  await phone.tap()
  await phone.shows('open')
  await phone.showsViews(10)
  await phone.showsPiece('chorus', 'open')
  await expect(goal).toHaveText('We’re there.')
  await expect(counter).toHaveAttribute('data-goal', 'reached')

  await voidBefore(site, moment)
  await phone.showsViews(1)
  await expect(phone.page.locator('#views-said')).toHaveText('1')
  await expect(phone.page.locator('#goal')).toHaveJSProperty('value', 1)
  await expect(goal).toHaveText('Goal: 10')
  await expect(counter).not.toHaveAttribute('data-goal')
  await phone.showsPiece('chorus', 'open')
  await expect(phone.page.getByText('Cinq voix font un refrain.')).toBeVisible()
  await expectDecent(phone.page)

  await voidBefore(site, moment, true)
  await phone.showsViews(10)
  await expect(goal).toHaveText('We’re there.')

  // On another phone the piece is locked: it says again how much it lacks.
  const locked = await newPhone()
  await voidBefore(site, moment)
  for (let i = 0; i < 2; i++) await site.openedElsewhere('tape', site.rootToken('tape'))
  await locked.enter(site.link('tape'))
  const chorus = locked.page.locator('#piece-chorus')
  await expect(chorus.locator('.progress-text')).toHaveText('4 of 5')
  await voidBefore(site, await site.afterViews('tape'))
  await expect(chorus.locator('.progress-text')).toHaveText('0 of 5')
  await expect(chorus.locator('progress')).toHaveJSProperty('value', 0)
  await expect(locked.page.locator('#views-label')).toHaveText('It starts with somebody.')
})

test('an answer that was long on its way does not bring back what the stream has overtaken', async ({
  site,
  phone,
}) => {
  for (let i = 0; i < 3; i++) await site.openedElsewhere('tape', site.rootToken('tape'))
  const moment = await site.afterViews('tape')
  let arrives = () => {}
  const held = new Promise<void>((resolve) => {
    arrives = resolve
  })
  await phone.page.route('**/pass', async (route) => {
    const response = await route.fetch()
    await held
    await route.fulfill({ response })
  })
  const asked = phone.page.waitForRequest('**/pass')
  await phone.enter(site.link('tape'))
  await site.openedElsewhere('tape', phone.ownToken())
  await asked
  await phone.showsViews(5)
  await voidBefore(site, moment)
  await phone.showsViews(2)
  arrives()
  await expect(phone.page.locator('#mine')).toHaveText('One person opened your link.')
  await phone.showsViews(2)
})
