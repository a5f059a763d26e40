import { expect, test } from './test.ts'

test('what a real browser sends is doubted by no rule: a fan, and the friend who opens the fan’s link', async ({
  site,
  phone,
}) => {
  await phone.follow(site.link('tape'))
  await phone.tap()
  await phone.shows('open')
  const link = await site.openedElsewhere('tape', phone.ownToken())
  expect(link).not.toBe(phone.ownToken())
  expect(await site.doubts('tape')).toEqual([[], []])
})
