import type { Phone } from './phone.ts'
import { expect, test } from './test.ts'

async function showsThread({ page }: Phone, views: number, further: number, generations: number): Promise<void> {
  const thread = page.locator('#thread')
  await expect(thread).toHaveAttribute('data-further', String(further))
  await expect(thread).toHaveAttribute('data-views', String(views))
  await expect(thread).toHaveAttribute('data-generations', String(generations))
}

test('a fan sees their own thread grow by two generations on other phones, without a reload', async ({
  site,
  phone,
  newPhone,
}) => {
  const mine = phone.page.locator('#mine')
  const further = phone.page.locator('#further')
  await phone.enter(site.link('tape'))
  await showsThread(phone, 0, 0, 0)
  await expect(mine).toHaveText('Nobody has opened your link yet.')
  await phone.page.evaluate(() => document.body.setAttribute('data-loaded', 'once'))

  const friend = await newPhone()
  await friend.enter(phone.page.url())
  await showsThread(phone, 1, 0, 1)
  await expect(mine).toHaveText('One person opened your link.')
  await expect(further).toBeHidden()
  await expect(phone.page.locator('#announcement')).toHaveText('One person opened your link.')

  const theirs = await newPhone()
  await theirs.enter(friend.page.url())
  await showsThread(phone, 1, 1, 2)
  await expect(further).toHaveText('And one more beyond them, up to 2 hands away.')
  await showsThread(friend, 1, 0, 1)
  await showsThread(theirs, 0, 0, 0)
  await expect(phone.page.locator('body')).toHaveAttribute('data-loaded', 'once')
})

test('a fan who comes back finds how far their thread went meanwhile', async ({ site, phone }) => {
  await phone.enter(site.link('tape'))
  const own = phone.ownToken()
  await phone.page.close()
  let last = own
  for (let hop = 0; hop < 4; hop++) last = await site.openedElsewhere('tape', last)
  await site.openedElsewhere('tape', own)
  const again = await phone.newTab()
  await again.follow(site.link('tape'))
  await again.shows('gate')
  await again.tap()
  await showsThread(again, 2, 3, 4)
  await expect(again.page.locator('#thread')).toHaveText(
    /2\speople opened your link\.\s+And 3\smore beyond them, up to 4\shands away\./,
  )
  await again.page.reload()
  await showsThread(again, 2, 3, 4)
})

test('a thread that is deeper than anybody counts says so', async ({ site, phone }) => {
  await phone.enter(site.link('tape'))
  let generations = 63
  await phone.page.route('**/pass', async (route) => {
    const response = await route.fetch()
    await route.fulfill({
      response,
      json: { ...(await response.json()), mine: { views: 1, further: 99, generations } },
    })
  })
  await phone.page.reload()
  await expect(phone.page.locator('#further')).toHaveText('And 99 more beyond them, up to 63 hands away.')
  generations = 64
  await phone.page.reload()
  await expect(phone.page.locator('#further')).toHaveText('And 99 more beyond them, 64 hands away or more.')
})
