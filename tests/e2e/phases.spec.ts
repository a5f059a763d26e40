import type { Phone } from './phone.ts'
import { expect, test } from './test.ts'
import type { TestSite } from './test-site.ts'

const HOUR = 3_600_000
/** Or some minutes less, however long it took to get there: a clock that is believed is wrong by an hour. */
const AN_HOUR_LEFT = /^(?:1h 00m 00s|5\dm [0-5]\ds|5\d\s?min [0-5]\d\s?s)$/

/** An hour passes: for the server first, so that nobody is refused at a door that their own clock opened. */
async function anHourLater(site: TestSite, ...phones: Phone[]) {
  await site.waits(HOUR)
  for (const phone of phones) await phone.waits(HOUR)
}

test.describe('before it opens', () => {
  test.use({
    schedules: { tape: { opens: 48 * HOUR + 59 * 60_000 }, 'jaune-ou-rose': { opens: 48 * HOUR + 59 * 60_000 } },
    permissions: ['clipboard-read', 'clipboard-write'],
  })

  test('the page counts down, opens nothing, and lets the fan keep the link', async ({ site, phone }) => {
    await phone.follow(site.link('tape', { isEmail: true, letter: 'm' }))
    await phone.shows('waiting')
    await expect(phone.page.locator('#line')).toHaveText(/^It starts \w+day, \w+ \d+ at \d/)
    const countdown = phone.page.locator('#countdown')
    await expect(countdown).toHaveText(/^2d 00h 5\dm \d\ds$/)
    const first = await countdown.textContent()
    await expect(countdown).not.toHaveText(first ?? '')
    await expect(phone.page.locator('#open')).toBeHidden()
    await phone.page.getByRole('button', { name: 'Keep the link' }).tap()
    await expect(phone.page.locator('#hint')).toHaveText('Copied. Put it somewhere safe, and come back with it.')
    const kept = await phone.page.evaluate(() => navigator.clipboard.readText())
    expect(kept).toBe(site.link('tape', { isEmail: true, letter: 'm' }))
    expect(await site.views('tape')).toBe(0)

    // One that cannot be copied is shown, to be kept by hand.
    await phone.page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await phone.follow('about:blank')
    await phone.follow(site.link('tape'))
    await phone.page.getByRole('button', { name: 'Keep the link' }).tap()
    await expect(phone.page.locator('#hint')).toHaveText(site.link('tape'))
  })

  test('the button that keeps the link does not lie on the time that is left', async ({ site, phone }) => {
    await phone.page.setViewportSize({ width: 390, height: 664 })
    await phone.follow(site.link('jaune-ou-rose'))
    await phone.shows('waiting')
    const [time, keep] = await Promise.all(['#countdown', '#keep'].map((id) => phone.page.locator(id).boundingBox()))
    expect((time?.y ?? 0) + (time?.height ?? 0)).toBeLessThanOrEqual(keep?.y ?? 0)

    // Without a link there is none to keep.
    await phone.follow(`${site.origin}/tape/`)
    await phone.shows('waiting')
    await expect(phone.page.locator('#keep')).toBeHidden()
  })

  test('a phone whose clock is far ahead waits all the same', async ({ site, phone }) => {
    await phone.hasItsOwnClock(100 * HOUR)
    await phone.follow(site.link('tape'))
    await expect(phone.page.locator('#countdown')).toHaveText(/^2d 00h 5\dm \d\ds$/)
    await phone.shows('waiting')
  })
})

test.describe('at the moment it opens', () => {
  test.use({ schedules: { affiche: { opens: HOUR } } })

  test('the gate appears by the clock alone, where nothing is heard of the server', async ({ site, phone }) => {
    phone.expects(/ERR_FAILED/)
    await phone.hasItsOwnClock()
    await phone.page.route('**/live', (route) => route.fulfill({ status: 204 }))
    await phone.follow(site.link('affiche'))
    await phone.shows('waiting')
    await phone.showsViews(0)
    await phone.page.route('**/tally', (route) => route.abort())
    await anHourLater(site, phone)
    await phone.shows('gate')
    await phone.tap()
    await phone.shows('open')
    expect(await site.views('affiche')).toBe(1)
    expect(await site.refusals('affiche')).toEqual({})
  })

  for (const [way, shift] of [
    ['behind', -HOUR],
    ['ahead', HOUR],
  ] as const) {
    test(`the gate appears on a phone whose clock is an hour ${way}, not too early`, async ({ site, phone }) => {
      await phone.hasItsOwnClock(shift)
      await phone.follow(site.link('affiche'))
      await expect(phone.page.locator('#countdown')).toHaveText(AN_HOUR_LEFT)
      await phone.shows('waiting')
      await anHourLater(site, phone)
      await phone.shows('gate')
      await phone.tap()
      await phone.shows('open')
      expect(await site.refusals('affiche')).toEqual({})
    })
  }
})

test.describe('a while after it opened', () => {
  test.use({ schedules: { tape: { opens: -HOUR / 2 } } })

  test('a phone whose clock is an hour behind gets to the gate', async ({ site, phone }) => {
    await phone.hasItsOwnClock(-HOUR)
    await phone.enter(site.link('tape'))
    expect(await site.views('tape')).toBe(1)
  })
})

test.describe('at the reveal', () => {
  test.use({ schedules: { tape: { reveals: HOUR } } })

  test('a page without a link opens by itself, and nothing is counted', async ({ site, phone }) => {
    await phone.hasItsOwnClock()
    await phone.follow(`${site.origin}/tape/`)
    await phone.shows('teaser')
    await anHourLater(site, phone)
    await phone.shows('open')
    await phone.showsPiece('inside', 'open')
    await phone.showsPiece('making-of', 'locked')
    await expect(phone.page.locator('#share')).toBeHidden()
    expect(phone.page.url()).toBe(`${site.origin}/tape/`)
    expect(await site.views('tape')).toBe(0)
    expect(await site.refusals('tape')).toEqual({})
  })
})

test.describe('after the reveal', () => {
  test.use({ schedules: { tape: { reveals: -HOUR } } })

  test('a reload of the bare address opens again; a private link still makes a view and gives a link of one’s own', async ({
    site,
    phone,
  }) => {
    await phone.follow(`${site.origin}/tape/`)
    await phone.shows('open')
    await phone.page.reload()
    await phone.shows('open')
    await phone.showsPiece('inside', 'open')
    await phone.follow('about:blank')
    await phone.enter(site.link('tape'))
    await expect(phone.page.locator('#share')).toBeVisible()
    expect(await site.channels('tape')).toEqual(['whatsapp'])
  })
})

test.describe('a piece with a moment of its own', () => {
  test.use({ schedules: { tape: { epilogue: HOUR } } })

  test('opens by itself when it has come', async ({ site, phone }) => {
    await phone.hasItsOwnClock()
    await phone.enter(site.link('tape'))
    await phone.showsPiece('epilogue', 'locked')
    await anHourLater(site, phone)
    await phone.showsPiece('epilogue', 'open')
    await expect(phone.page.getByText('Et la suite, un jour, peut-être.')).toBeVisible()
    await expect(phone.page.locator('#announcement')).toHaveText('“La suite” just opened.')
  })
})

test.describe('at the end', () => {
  test.use({ schedules: { affiche: { closes: HOUR } } })

  test('the gate closes by itself; what is open stays open, until it is left', async ({ site, phone, newPhone }) => {
    const inside = await newPhone()
    inside.expects(/410 \(Gone\)/)
    for (const each of [inside, phone]) await each.hasItsOwnClock()
    await inside.enter(site.link('affiche'))
    await phone.follow(site.link('affiche'))
    await phone.shows('gate')
    await anHourLater(site, inside, phone)
    await phone.shows('closed')
    await expect(phone.page.locator('#line')).toHaveText('C’est fini.')
    await inside.showsPiece('inside', 'open')
    await inside.page.reload()
    await inside.shows('closed')
    expect(await site.views('affiche')).toBe(1)
  })
})

test.describe('after the end', () => {
  test.use({ schedules: { tape: { closes: -HOUR }, affiche: { closes: -HOUR } } })

  test('it says so in either language, opens nothing and shows no pieces', async ({ site, phone }) => {
    for (const [slug, line] of [
      ['tape', 'It’s over.'],
      ['affiche', 'C’est fini.'],
    ] as const) {
      await phone.follow(site.link(slug))
      await phone.shows('closed')
      await expect(phone.page.locator('#line')).toHaveText(line)
      await expect(phone.page.locator('#open')).toBeHidden()
      await expect(phone.page.locator('.pieces')).toBeHidden()
      expect(await site.views(slug)).toBe(0)
    }
    await phone.follow('about:blank')
    await phone.follow(`${site.origin}/tape/`)
    await phone.shows('closed')
    await expect(phone.page.locator('#spoken'), 'nobody is asked for words').toBeHidden()
  })
})
