import { expect, test } from './test.ts'

test('a scanner that runs scripts and clicks everything, but has no hand to tap with, counts nothing: only the tap does', async ({
  site,
  phone,
}) => {
  const sent: string[] = []
  phone.page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()))
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  // The handlers run within these calls, so there is nothing to wait for.
  const states = await phone.page.evaluate(() => {
    const seen = new Set<string | undefined>()
    for (const button of document.querySelectorAll('button')) {
      const pointer = { bubbles: true, cancelable: true, isPrimary: true, pointerId: 1 }
      const events = ['pointerdown', 'pointerup', 'click'].map((type) => new PointerEvent(type, pointer))
      for (const event of [...events, new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })]) {
        button.dispatchEvent(event)
        seen.add(document.documentElement.dataset.state)
      }
      button.click()
      seen.add(document.documentElement.dataset.state)
    }
    return [...seen]
  })
  expect(states).toEqual(['gate'])
  expect(sent).toEqual([])
  expect(await site.views('tape')).toBe(0)
  await phone.tap()
  await phone.shows('open')
  expect(sent).toEqual([`${site.origin}/api/campaigns/tape/unlock`])
  expect(await site.views('tape')).toBe(1)
  expect(await site.refusals('tape')).toEqual({})
})

/** What a mail gateway drives to see where a link leads: it has what a hand has, and presses what there is to press. */
const SCANNERS = {
  'that says so': { webdriver: true },
  'without a screen, under the name of another': { extraHTTPHeaders: {} },
}

for (const [scanner, { webdriver = false, ...options }] of Object.entries<{
  webdriver?: boolean
  extraHTTPHeaders?: Record<string, string>
}>(SCANNERS)) {
  test(`a scanner in a browser ${scanner} is let in and doubted, so that a cap is left for its reader`, async ({
    site,
    newPhone,
    phone,
  }) => {
    const robot = await newPhone(options)
    if (webdriver) {
      await robot.page.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { value: true }))
    }
    await robot.enter(site.link('tape'))
    expect(await site.views('tape')).toBe(1)
    await phone.enter(site.link('tape'))
    expect(await site.views('tape')).toBe(2)
    // The public counter shows the clear ones.
    await phone.showsViews(1)
  })
}
