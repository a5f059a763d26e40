import { OWN_DESIGN } from './campaigns.ts'
import { expect, test } from './test.ts'

test('a reload reopens without counting, and keeps the fan’s own link', { tag: '@edge' }, async ({ site, phone }) => {
  await phone.enter(site.link('tape'))
  const own = phone.ownToken()
  await phone.page.reload()
  await phone.shows('open')
  await phone.showsPiece('inside', 'open')
  expect(phone.ownToken()).toBe(own)
  await expect(phone.page.locator('#share')).toBeVisible()
  expect(await site.views('tape')).toBe(1)
  expect(await site.refusals('tape')).toEqual({})
})

test('links within the pieces lead there, and the page and the fan’s own link stay', async ({ site, phone }) => {
  await phone.enter(site.link(OWN_DESIGN))
  const [address, content] = [phone.page.url(), phone.page.locator('#piece-inside .content')]
  await phone.page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''))
  for (const [link, target] of [
    ['plus bas', content.getByRole('heading', { name: '第二部分' })],
    ['1', content.locator('.footnotes li')],
    ['↩', content.locator('sup a')],
    ['le carnet', phone.page.locator('#piece-making-of')],
  ] as const) {
    await content.getByText(link, { exact: true }).click()
    await expect(target).toBeInViewport()
    await expect(target).toBeFocused()
  }
  expect(phone.page.url()).toBe(address)
  await expect(phone.page.locator('html')).toHaveAttribute('data-same-page', '')
  expect(await site.views(OWN_DESIGN)).toBe(1)
})

test('the fan’s own link reopens in another tab without a tap and without counting', async ({ site, phone }) => {
  await phone.enter(site.link('tape'))
  const tab = await phone.newTab()
  await tab.follow(phone.page.url())
  await tab.shows('open')
  expect(tab.ownToken()).toBe(phone.ownToken())
  expect(await site.views('tape')).toBe(1)
})

test('two tabs at the gate make one view', async ({ site, phone }) => {
  const other = await phone.newTab()
  for (const tab of [phone, other]) {
    await tab.follow(site.link('tape'))
    await tab.shows('gate')
  }
  for (const tab of [phone, other]) {
    await tab.page.bringToFront()
    await tab.tap()
    await tab.shows('open')
  }
  expect(other.ownToken()).toBe(phone.ownToken())
  expect(await site.views('tape')).toBe(1)
  expect(await site.refusals('tape')).toEqual({ reopened: 1 })
})

test('a tab that shows the teaser opens when another tab has opened', async ({ site, phone }) => {
  await phone.follow(`${site.origin}/tape/`)
  await phone.shows('teaser')
  const other = await phone.newTab()
  await other.enter(site.link('tape'))
  await phone.page.bringToFront()
  await phone.shows('open')
  expect(await site.views('tape')).toBe(1)
})

test('a friend’s link opens with the pass that the browser has, and is not counted', async ({ site, phone }) => {
  await phone.enter(site.link('tape'))
  const own = phone.ownToken()
  const friend = await site.openedElsewhere('tape', site.rootToken('tape'))
  await phone.enter(`${site.origin}/tape/#w${friend}`)
  expect(phone.ownToken()).toBe(own)
  expect(await site.views('tape')).toBe(2)
  expect(await site.refusals('tape')).toEqual({ reopened: 1 })
})

test('two campaigns on one host do not disturb each other', async ({ site, phone }) => {
  await phone.enter(site.link('tape'))
  const tape = phone.ownToken()
  const other = await phone.newTab()
  await other.enter(site.link('affiche'))
  const affiche = other.ownToken()
  for (const [tab, own] of [
    [phone, tape],
    [other, affiche],
  ] as const) {
    await tab.page.reload()
    await tab.shows('open')
    expect(tab.ownToken()).toBe(own)
  }
  expect([await site.views('tape'), await site.views('affiche')]).toEqual([1, 1])
})

test('a pass that is worth nothing is forgotten: the link counts anew', async ({ site, phone }) => {
  phone.expects(/403 \(Forbidden\)/)
  await phone.enter(site.link('tape'))
  await phone.page.evaluate(() => {
    const key = 'entrenous:tape'
    const kept = JSON.parse(localStorage.getItem(key) ?? '')
    localStorage.setItem(key, JSON.stringify({ ...kept, pass: '1'.repeat(22) }))
  })
  await phone.follow(`${site.origin}/`)
  await phone.follow(`${site.origin}/tape/`)
  await phone.shows('teaser')
  await phone.enter(site.link('tape'))
  expect(await site.views('tape')).toBe(2)
})
