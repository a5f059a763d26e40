import type { Page } from 'playwright'
import { expect, test } from './test.ts'

/** What messengers' own browsers, and people, take away between two visits. */
const WIPES: Record<string, (page: Page) => Promise<unknown>> = {
  localStorage: (page) => page.evaluate(() => localStorage.clear()),
  sessionStorage: (page) => page.evaluate(() => sessionStorage.clear()),
  'localStorage and sessionStorage': (page) =>
    page.evaluate(() => {
      localStorage.clear()
      sessionStorage.clear()
    }),
  'everything that is not the tab’s own history': async (page) => {
    await page.context().clearCookies()
    await page.evaluate(async () => {
      localStorage.clear()
      sessionStorage.clear()
      for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name)
      for (const name of await caches.keys()) await caches.delete(name)
    })
  },
}

test('whatever is wiped between reloads, one after another, one fan is one view, in every tab', async ({
  site,
  phone,
}) => {
  await phone.enter(site.link('tape'))
  const own = phone.ownToken()
  for (const [what, wipe] of Object.entries(WIPES)) {
    await test.step(`${what} wiped`, async () => {
      await wipe(phone.page)
      await phone.page.reload()
      await phone.shows('open')
      expect.soft(phone.ownToken(), `${what} wiped, and a reload`).toBe(own)
    })
  }
  // What was wiped is kept again: the next wipe may take the other half.
  const tab = await phone.newTab()
  await tab.follow(`${site.origin}/tape/`)
  await tab.shows('open')
  expect(tab.ownToken()).toBe(own)
  expect(await site.views('tape')).toBe(1)
  expect(await site.refusals('tape')).toEqual({})
})

test('a fan’s own link, opened again where localStorage was wiped, opens without a gate', async ({ site, phone }) => {
  await phone.enter(site.link('tape'))
  const own = phone.page.url()
  await phone.page.evaluate(() => localStorage.clear())
  await phone.follow(`${site.origin}/`)
  await phone.follow(own)
  await phone.shows('open')
  expect(phone.page.url()).toBe(own)
  expect(await site.views('tape')).toBe(1)
})

test('two tabs that a wipe made two fans stay who they are', async ({ site, phone }) => {
  await phone.enter(site.link('tape'))
  await phone.page.evaluate(() => localStorage.clear())
  const other = await phone.newTab()
  await other.enter(site.link('tape'))
  const owns = [phone, other].map((tab) => tab.ownToken())
  for (const tab of [phone, other, phone]) {
    await tab.page.reload()
    await tab.shows('open')
  }
  expect([phone, other].map((tab) => tab.ownToken())).toEqual(owns)
  expect(await site.views('tape')).toBe(2)
  expect(await site.refusals('tape')).toEqual({})
})

test('wiped after an answer was lost: the next tap repeats the visit', async ({ site, phone }) => {
  phone.expects(/ERR_CONNECTION_RESET/)
  await phone.page.route('**/unlock', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  await phone.tap()
  await phone.shows('gate', 'offline')
  await phone.page.unroute('**/unlock')
  await phone.page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await phone.page.reload()
  await phone.shows('gate')
  await phone.tap()
  await phone.shows('open')
  expect(await site.views('tape')).toBe(1)
})

/** How browsers say no: at the door, or only when something is to be written. */
const REFUSALS = {
  'storage is refused': () => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError')
        },
      })
    }
  },
  'storage has no room': () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
  },
}

for (const [how, refuse] of Object.entries(REFUSALS)) {
  test(`where ${how}, as in private modes, a link opens and reloads do not count`, async ({ site, phone }) => {
    await phone.page.addInitScript(refuse)
    await phone.enter(site.link('tape'))
    const own = phone.ownToken()
    for (let time = 0; time < 3; time++) {
      await phone.page.reload()
      await phone.shows('open')
    }
    expect(phone.ownToken()).toBe(own)
    expect(await site.views('tape')).toBe(1)
  })
}

test('a pass that opens nothing is forgotten wherever it was kept, and the language is not', async ({
  site,
  phone,
}) => {
  phone.expects(/403 \(Forbidden\)/)
  await phone.enter(site.link('tape'))
  await phone.page.evaluate(() => {
    const worthless = JSON.stringify({
      visit: '1'.repeat(22),
      pass: '1'.repeat(22),
      link: '1'.repeat(22),
      locale: 'en',
    })
    for (const storage of [localStorage, sessionStorage]) storage.setItem('entrenous:tape', worthless)
    history.replaceState({ kept: worthless }, '', '/tape/')
  })
  await phone.page.reload()
  await phone.shows('teaser')
  const left = await phone.page.evaluate(() => [
    localStorage.getItem('entrenous:tape'),
    sessionStorage.getItem('entrenous:tape'),
    history.state.kept,
  ])
  expect(left).toEqual(Array(3).fill('{"locale":"en"}'))
})
