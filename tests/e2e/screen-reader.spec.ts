import type { Page } from 'playwright'
import { dictionaryOf } from '../../site/i18n/locale.ts'
import { fill } from '../../site/i18n/phrase.ts'
import { ARABIC, LOOKS } from './campaigns.ts'
import { openOf } from './read-aloud.ts'
import { expect, test } from './test.ts'
import { LOOK_SLUGS, TWINS } from './tour.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** Everything that the page's live region for announcements says, in order. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const said: string[] = []
    Object.assign(window, { said })
    addEventListener('DOMContentLoaded', () => {
      const region = document.querySelector('#announcement')
      if (region) {
        const hear = () => said.push(region.textContent ?? '')
        new MutationObserver(hear).observe(region, { childList: true, characterData: true, subtree: true })
      }
    })
  })
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said)
}

for (const slug of LOOK_SLUGS) {
  test(`${LOOKS[slug]}: scenery is never read, and Arabic is read as Arabic`, async ({ site, phone }) => {
    await phone.follow(site.link(TWINS[slug].arabic))
    await phone.shows('gate')
    await expect(phone.page.locator('html')).toHaveAttribute('lang', 'ar')
    await expect(phone.page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(phone.page.locator('#scene')).toHaveAttribute('aria-hidden', 'true')
    await expect(phone.page.locator('#scene :is(a, button, input, [tabindex])')).toHaveCount(0)
    await expect(phone.page.getByRole('button')).toHaveAccessibleName(openOf(ARABIC[TWINS[slug].arabic], 'ar'))
  })
}

/** Bumps the counter as a crowd does: within a moment. */
const crowd = (count: number, open: () => Promise<string>) => Promise.all(Array.from({ length: count }, open))

test('opening is announced once, and a piece that opens once', async ({ site, phone }) => {
  const said = await listen(phone.page)
  const { client } = dictionaryOf('en', false)
  await phone.enter(site.link('tape'))
  await expect.poll(said).toEqual([client.opened])
  await crowd(4, () => site.openedElsewhere('tape', site.rootToken('tape')))
  await phone.showsPiece('chorus', 'open')
  const opened = fill(client.pieceOpened, { title: 'Le refrain' })
  await expect.poll(async () => (await said()).filter((text) => text === opened)).toHaveLength(1)
  expect((await said()).filter((text) => text === client.opened)).toHaveLength(1)
})

test('a crowd moves the counter and is announced at most once; a goal is always', async ({ site, phone }) => {
  const said = await listen(phone.page)
  const { client } = dictionaryOf('en', false)
  // However long it takes here, it is a moment for the page.
  await phone.page.clock.setFixedTime(Date.now())
  await phone.follow(`${site.origin}/tape/`)
  await phone.showsViews(0)
  for (let views = 1; views <= 5; views++) {
    await site.openedElsewhere('tape', site.rootToken('tape'))
    await phone.showsViews(views)
  }
  const spoken = await said()
  expect(spoken).toHaveLength(1)
  expect(spoken[0]).toMatch(/^[1-5] /)
  await crowd(5, () => site.openedElsewhere('tape', site.rootToken('tape')))
  await phone.showsViews(10)
  expect(await said()).toEqual([spoken[0], `10 ${client.views.other}. ${client.goalReached}`])
})

test('the countdown is there to be read, and never announces itself', async ({ phone, site }) => {
  await phone.follow(`${site.origin}/tape/`)
  const timer = phone.page.locator('#countdown')
  await expect(timer).toHaveRole('timer')
  await expect(timer).not.toHaveAttribute('aria-live', /.*/)
  expect(await timer.evaluate((element) => element.closest('[role=status]'))).toBeNull()
})

test('at the gate, a failure is said in the region that says what is happening', async ({ site, phone }) => {
  phone.expects(/ERR_INTERNET_DISCONNECTED/)
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  // A region that is taken away and put back is not heard.
  await phone.page.locator('#line').evaluate((line) => {
    const region = line.closest('[role=status]')
    const heard = { isHidden: false }
    Object.assign(window, { heard })
    new MutationObserver(() => {
      heard.isHidden ||= !region?.checkVisibility()
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['hidden'] })
  })
  await phone.context.setOffline(true)
  await phone.tap()
  await phone.shows('gate', 'offline')
  await expect(phone.page.getByRole('status').filter({ has: phone.page.locator('#line') })).toContainText(
    dictionaryOf('en', false).client.problems.offline.line,
  )
  expect(await phone.page.evaluate(() => (window as unknown as { heard: { isHidden: boolean } }).heard.isHidden)).toBe(
    false,
  )
  await phone.context.setOffline(false)
})
