import { expect, test } from './test.ts'

test('the counter moves within a second while somebody only reads the teaser', async ({ site, phone }) => {
  await phone.follow(`${site.origin}/tape/`)
  await phone.showsViews(0)
  await site.openedElsewhere('tape', site.rootToken('tape'))
  await expect(phone.page.locator('#counter')).toHaveAttribute('data-views', '1', { timeout: 1500 })
  await expect(phone.page.locator('#goal')).toHaveJSProperty('value', 1)
})

test('over capacity, the page asks now and then instead', async ({ site, phone }) => {
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
})
